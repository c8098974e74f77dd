import type { CardCounts } from '../../usecases/count-cards.js';
import { plural } from './wording-en.js';

export const removals = {
  sheet: 'Removals',
  /** As the platform wants them. */
  headings: [
    'No.',
    'Unit',
    'Name',
    'Sex',
    'Identity number',
    'Certificate',
    'Field',
    'Ground',
    'Removed on',
    'Card returned',
    'Remark',
  ],
  remarks: {
    surplus: 'surplus card; the person keeps the qualification',
    returned: (on: string) => `returned on ${on}`,
    lost: (on: string) => `lost on ${on}`,
  },
  remarkSeparator: '; ',
  columns: { cards: 'Cards', returned: 'Back', out: 'Out', backOn: 'Back on' },
  summarySheet: 'Removals by unit',
  summary: {
    onEstablishment: 'On the establishment',
    holdersBefore: 'Holders before',
    removed: 'Removed',
    ofThem: (ground: string) => `of them ${ground}`,
    holdersAfter: 'Holders after',
  },
  totals: ({ plan, year, asOf, persons, ...cards }: Scope & CardCounts & { persons: number }) =>
    `${plan === null ? `Cleanups of ${year}` : `Plan ${plan}`}, as of ${asOf}: ${plural(persons, 'person')} removed; ${sayCards(cards)}.`,
  cardsOut: ({ plan, asOf, ...cards }: CardCounts & { plan: number; asOf: string }) =>
    `Plan ${plan}, as of ${asOf}: ${sayCards(cards)}.`,
};

/** One plan, or the plans of a year. */
interface Scope {
  plan: number | null;
  year: number | null;
  asOf: string;
}

function sayCards({ cards, returned, out }: CardCounts): string {
  return `${plural(cards, 'card')} cancelled, ${returned} returned, ${out} still out`;
}
