import type { Draft, DraftTexts } from '../usecases/draft-certificates.js';
import { describeFinding } from './describe.js';
import type { Messages } from './messages/en.js';
import type { Terminal } from './terminal.js';

/** Those left out who are named in the talk; all are in the JSON, and on the second sheet of a workbook. */
const shownLeft = 20;

/** What a draft says besides its rows. */
export function describeDraft(m: Messages, { left }: Draft): DraftTexts {
  const { draftSheet, leftSheet, leftHeadings, draftUnit } = m.certificate;
  return {
    lang: m.lang,
    sheet: draftSheet,
    unit: draftUnit,
    leftSheet,
    leftHeadings,
    left: left.map(({ id, name, unit, why }) => [id, name, unit?.name ?? '', sayWhy(m, why)]),
  };
}

export function toDraftJson(m: Messages, { exam, issued, left }: Draft, path: string): unknown {
  return {
    exam,
    draft: path,
    count: issued.length,
    issued: issued.map(({ idNumber: _, ...card }) => card),
    left: left.map(({ idNumber: _, why, ...person }) => ({
      ...person,
      reason: { code: why.code, text: describeFinding(m, why).message, hint: describeFinding(m, why).hint },
    })),
  };
}

export function printDraft(out: Terminal, { exam, issued, left }: Draft, path: string): void {
  const { m } = out;
  out.print(m.certificate.drafted(exam, path, issued.length));
  out.say(m.certificate.draftHoldsIds);
  if (left.length === 0) return;
  out.say(m.certificate.left(left.length));
  for (const { name, unit, why } of left.slice(0, shownLeft)) {
    out.say(m.certificate.leftPerson(name, unit?.name ?? null, sayWhy(m, why)), { indent: 2, hang: 4 });
  }
  if (left.length > shownLeft) out.say(m.moreRows(left.length - shownLeft), { indent: 2 });
}

function sayWhy(m: Messages, why: Draft['left'][number]['why']): string {
  const { message, hint } = describeFinding(m, why);
  return m.import.reason(message, hint);
}
