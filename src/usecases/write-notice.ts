// The public notice (公告) of a cleanup: who lost a card, and why, in the words that may be public.
import { extname } from 'node:path';
import { yearOf, type CalendarDate } from '../domain/calendar-date.js';
import { findPublicGround, type PublicGround } from '../domain/public-ground.js';
import { cleanNotice, type NoticeDocument } from '../files/notice-document.js';
import { writeNoticeHtml } from '../files/notice-html.js';
import { writeNoticeMarkdown } from '../files/notice-markdown.js';
import { isThere, refuseOverwriting, writePublic } from '../files/output-file.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';
import { hideCards } from './print-ids.js';
import { countPersons, listRemovals, requireApplied, type Removal } from './list-removals.js';

/** The notice in words, as it will be written. */
export type NoticeTexts = NoticeDocument;

/** What a notice tells: nothing but what may be public. */
export interface Notice {
  plan: number;
  /** The year that was cleaned up: that of the day the plan was made for. */
  year: number;
  appliedOn: CalendarDate;
  /** The day of the notice. */
  publishedOn: CalendarDate;
  /** Who lost the right to enforce. */
  persons: number;
  /** Their cards, and those of persons who keep another. */
  cards: number;
  surplusCards: number;
  /** Cards whose number held an identity number, which is masked. */
  masked: number;
  units: { name: string | null; cards: NoticedCard[] }[];
}

export interface NoticedCard {
  name: string;
  certificate: string;
  ground: PublicGround;
}

/**
 * Chooses what is published of an applied plan, grouped by unit in the order of their codes.
 * @param asOf the day of the notice
 * @throws UserError when the plan was not applied by then, or cancelled nothing
 */
export async function drawUpNotice(store: Store, planId: number, asOf: CalendarDate): Promise<Notice> {
  const plan = await requireApplied(store, planId, asOf);
  const removals = await listRemovals(store, [planId], asOf);
  if (removals.length === 0) throw new UserError('notice-empty', { plan: planId });
  const shown = hideCards(removals);
  const surplusCards = removals.filter((removal) => removal.ground === 'surplus-certificate').length;
  return {
    plan: planId,
    year: yearOf(plan.planned_as_of ?? plan.as_of),
    appliedOn: plan.applied_on,
    publishedOn: asOf,
    persons: countPersons(removals),
    cards: removals.length - surplusCards,
    surplusCards,
    masked: shown.filter(({ certificate }, i) => certificate !== removals[i]?.certificate).length,
    units: groupByUnit(shown),
  };
}

function groupByUnit(removals: readonly Removal[]): Notice['units'] {
  const units = new Map<number | null, Notice['units'][number]>();
  for (const { unit, name, certificate, ground } of removals) {
    const group = units.get(unit?.unitId ?? null) ?? { name: unit?.name ?? null, cards: [] };
    units.set(unit?.unitId ?? null, group);
    group.cards.push({ name, certificate, ground: findPublicGround(ground) });
  }
  return [...units.values()];
}

const formats = ['.docx', '.html', '.md'] as const;

/** The form that a file's name says. Throws UserError when it says none. */
export function readNoticeFormat(path: string): (typeof formats)[number] {
  const found = formats.find((format) => format === extname(path).toLowerCase());
  if (!found) throw new UserError('file-format-unknown', { path, allowed: [...formats] });
  return found;
}

/**
 * Writes a notice in the form that the file's name says, readable by everybody.
 * @param guard what must not be overwritten, and what is asked before another file is
 * @throws UserError when it cannot be written, or must not be
 */
export async function saveNotice(
  path: string,
  texts: NoticeTexts,
  guard: { register: string; mayReplace: (path: string) => Promise<boolean> },
): Promise<void> {
  const format = readNoticeFormat(path);
  refuseOverwriting(path, [guard.register]);
  if (isThere(path) && !(await guard.mayReplace(path))) throw new UserError('file-exists', { path });
  const notice = cleanNotice(texts);
  if (format === '.md') writePublic(path, writeNoticeMarkdown(notice));
  else if (format === '.html') writePublic(path, writeNoticeHtml(notice));
  else {
    // Large, and seldom needed.
    const { writeNoticeDocx } = await import('../files/notice-docx.js');
    writePublic(path, await writeNoticeDocx(notice));
  }
}
