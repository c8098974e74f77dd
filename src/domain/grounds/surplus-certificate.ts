import { knownToRegister } from './ground.js';

/** 一人多证: of several valid cards the newest stays, of the same day the one that runs longest; every other goes, the person may stay. */
export const surplusCertificate = knownToRegister({
  code: 'surplus-certificate',
  find: ({ held }) => {
    if (held.length === 1) return [];
    const valid = held.filter((card) => card.state === 'valid');
    valid.sort(
      (a, b) =>
        compareText(a.certificate.issuedOn, b.certificate.issuedOn) || compareText(a.expiresOn, b.expiresOn),
    );
    const newest = valid.at(-1)?.certificate;
    if (!newest) return [];
    return valid.slice(0, -1).map(({ certificate: { number, issuedOn, source } }) => ({
      ground: 'surplus-certificate',
      params: { number, issuedOn, newerNumber: newest.number, newerIssuedOn: newest.issuedOn },
      certificateNumber: number,
      source,
    }));
  },
});

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
