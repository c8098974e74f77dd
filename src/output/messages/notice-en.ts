import type { PublicGround } from '../../domain/public-ground.js';
import type { Notice } from '../../usecases/write-notice.js';
import { plural } from './wording-en.js';

const publicGrounds: Record<PublicGround, string> = {
  'left-enforcement': 'no longer in enforcement',
  'not-eligible': 'not eligible for a certificate',
  'card-ended': 'certificate no longer valid',
  'surplus-card': 'surplus certificate; qualification unaffected',
};

/** What stands in brackets is the bureau's to fill in. */
export const notice = {
  publicGrounds,
  title: 'Public notice on the cleanup of administrative law-enforcement qualifications',
  opening: ({ year, appliedOn, persons, cards, surplusCards, units }: Notice): string[] => [
    `Under [legal basis], this bureau has carried out the ${year} cleanup of administrative law-enforcement qualifications.${
      persons > 0
        ? ` As of ${appliedOn}, the qualification of ${plural(persons, 'person')} ends and ${plural(cards, 'certificate')} held by them ${cards === 1 ? 'is' : 'are'} cancelled.`
        : ''
    }${
      surplusCards > 0
        ? ` As of ${appliedOn}, ${plural(surplusCards, 'surplus certificate')} of persons who hold more than one ${surplusCards === 1 ? 'is' : 'are'} cancelled; their qualification is not affected.`
        : ''
    } ${plural(units.length, 'unit is', 'units are')} concerned.`,
    'The certificates listed below are void and must not be used in enforcement. Those not yet handed in are collected by the unit of the holder and returned to this bureau.',
  ],
  caption: 'Cancelled administrative law-enforcement certificates',
  headings: ['Unit', 'Name', 'Certificate number', 'Reason'],
  noUnit: 'Unit unknown',
  closing: [
    'Objections may be submitted to this bureau in writing within [number] days of this notice. Telephone: [number].',
  ],
  signature: (on: string): string[] => ['[name of the bureau]', on],
  masked: (cards: number): string =>
    `in ${plural(cards, 'certificate number')} an identity number is masked, as nobody else may read it.`,
  written: (path: string) => `Written: ${path}. Fill in what stands in [brackets] before it is published.`,
};
