/** A notice to be put on paper or a web page: sentences and one table, in one language, already worded. */
export interface NoticeDocument {
  lang: 'en' | 'zh';
  title: string;
  opening: readonly string[];
  table: {
    caption: string;
    /** The first is that of the groups. */
    headings: readonly string[];
    groups: readonly { name: string; rows: readonly (readonly string[])[] }[];
  };
  closing: readonly string[];
  /** Who and when; stands on the right. */
  signature: readonly string[];
}

/** Names come from rosters: line breaks and signs that XML does not take would break a table, or the whole file. */
export function cleanNotice(notice: NoticeDocument): NoticeDocument {
  const clean = (text: string): string =>
    text.replace(/[\p{Cc}\p{Surrogate}\u2028\u2029\ufffe\uffff]+/gu, ' ').trim();
  const { title, opening, table, closing, signature } = notice;
  return {
    ...notice,
    title: clean(title),
    opening: opening.map(clean),
    table: {
      caption: clean(table.caption),
      headings: table.headings.map(clean),
      groups: table.groups.map(({ name, rows }) => ({
        name: clean(name),
        rows: rows.map((row) => row.map(clean)),
      })),
    },
    closing: closing.map(clean),
    signature: signature.map(clean),
  };
}
