import type { Ground } from './ground.js';

/** 一人多证: of several valid cards the newest stays and every older one goes; the person may stay. */
export const surplusCertificate: Ground = {
  code: 'surplus-certificate',
  find: ({ held }) => {
    const valid = held.filter((card) => card.state === 'valid').map((card) => card.certificate);
    const newest = valid.at(-1);
    if (!newest) return [];
    return valid.slice(0, -1).map(({ number, issuedOn, source }) => ({
      ground: 'surplus-certificate',
      params: { number, issuedOn, newerNumber: newest.number },
      certificateNumber: number,
      source,
    }));
  },
};
