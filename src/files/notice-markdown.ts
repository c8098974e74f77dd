import type { NoticeDocument } from './notice-document.js';

/** A notice as Markdown with a table (GitHub's kind): every row names its unit, as cells cannot span rows. */
export function writeNoticeMarkdown({ title, opening, table, closing, signature }: NoticeDocument): string {
  const paragraphs = (texts: readonly string[]): string[] =>
    texts.flatMap((text) => [escapeMarkdown(text), '']);
  const row = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const lines = [
    `# ${escapeMarkdown(title)}`,
    '',
    ...paragraphs(opening),
    `## ${escapeMarkdown(table.caption)}`,
    '',
    row(table.headings),
    `|${' --- |'.repeat(table.headings.length)}`,
    ...table.groups.flatMap(({ name, rows }) => rows.map((cells) => row([name, ...cells]))),
    '',
    ...paragraphs(closing),
    ...paragraphs(signature),
  ];
  return lines.join('\n');
}

/** Every sign that Markdown may read as its own; `<` and `&` would be HTML. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>&|~#!$]/g, (sign) => `\\${sign}`).replace(/^([-+]|\d+[.)])/, '\\$1');
}
