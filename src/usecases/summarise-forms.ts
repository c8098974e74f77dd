import type { CalendarDate } from '../domain/calendar-date.js';
import type { FormHolder } from '../domain/check-form.js';
import type { GroundCode } from '../domain/grounds/ground.js';
import type { FormTexts, UnitForm } from './write-check-form.js';

/**
 * The bureau's summary (汇总表): a row for each unit, and their sum. Every flagged person is counted once, under the ground that
 * counts.
 * @param order the grounds of the plan; those that occur get a column
 */
export function summariseForms(
  forms: readonly UnitForm[],
  order: readonly GroundCode[],
  due: CalendarDate | null,
  { summaryHeadings: headings, grounds: names, total }: FormTexts,
): string[][] {
  const all = forms.flatMap(({ holders }) => holders);
  const grounds = order.filter((ground) => all.some(({ flagged }) => flagged?.ground === ground));
  const count = (holders: readonly FormHolder[]): string[] => {
    const flagged = holders.flatMap((holder) => holder.flagged ?? []);
    const ofEach = grounds.map((ground) => flagged.filter((one) => one.ground === ground).length);
    const toConfirm = flagged.filter(({ mode }) => mode === 'confirm').length;
    return [holders.length, flagged.length, ...ofEach, toConfirm].map(String);
  };
  const onEstablishment = forms.reduce((sum, form) => sum + form.onEstablishment, 0);
  return [
    [
      headings.unit,
      headings.onEstablishment,
      headings.holders,
      headings.flagged,
      ...grounds.map((ground) => names[ground]),
      headings.toConfirm,
      headings.due,
    ],
    ...forms.map((form) => [form.unit.name, String(form.onEstablishment), ...count(form.holders), due ?? '']),
    [total, String(onEstablishment), ...count(all), ''],
  ];
}
