import type { Notice, NoticeTexts } from '../usecases/write-notice.js';
import type { Messages } from './messages/en.js';

/** Puts a notice into the words of an official paper. */
export function wordNotice({ lang, notice: m }: Messages, notice: Notice): NoticeTexts {
  return {
    lang,
    title: m.title,
    opening: m.opening(notice),
    table: {
      caption: m.caption,
      headings: m.headings,
      groups: notice.units.map(({ name, cards }) => ({
        name: name ?? m.noUnit,
        rows: cards.map((card) => [card.name, card.certificate, m.publicGrounds[card.ground]]),
      })),
    },
    closing: m.closing,
    signature: m.signature(notice.publishedOn),
  };
}

/** The figures; the list is in the file. */
export function toNoticeJson({ units, masked: _, ...notice }: Notice, path: string): unknown {
  return { ...notice, units: units.length, out: path };
}
