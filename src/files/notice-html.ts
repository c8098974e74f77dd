import type { NoticeDocument } from './notice-document.js';

/** A4 as official papers have it (GB/T 9704: margins 37, 26, 35 and 28 mm); the head of the table stands on every page. */
const style = `
:root { color-scheme: light; }
body { margin: 2rem auto; padding: 0 1rem; max-width: 46rem; background: #fff; color: #000; font: 1.125rem/1.75 FangSong, "Noto Serif CJK SC", SimSun, serif; }
h1 { margin: 0 0 2rem; text-align: center; font-size: 1.75rem; line-height: 1.4; }
p { margin: 0 0 .75rem; }
:lang(zh) > main > p { text-indent: 2em; text-align: justify; }
table { width: 100%; margin: 1.5rem 0; border-collapse: collapse; font-size: 1rem; line-height: 1.4; }
caption { padding: 0 0 .5rem; font-weight: bold; }
th, td { padding: .3rem .5rem; border: 1px solid #000; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: #eee; }
tbody th { font-weight: normal; }
footer { margin-top: 2rem; text-align: right; }
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 16pt; }
  table { font-size: 12pt; }
  tbody, tr, footer { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;

/** A notice as one web page that needs nothing else: no script, no other file. */
export function writeNoticeHtml({ lang, title, opening, table, closing, signature }: NoticeDocument): string {
  const paragraphs = (texts: readonly string[]): string[] =>
    texts.map((text) => `<p>${escapeHtml(text)}</p>`);
  const lines = [
    '<!doctype html>',
    `<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escapeHtml(title)}</h1>`,
    ...paragraphs(opening),
    '<table>',
    `<caption>${escapeHtml(table.caption)}</caption>`,
    `<thead><tr>${table.headings.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('')}</tr></thead>`,
    ...table.groups.map(writeGroup),
    '</table>',
    ...paragraphs(closing),
    '<footer>',
    ...paragraphs(signature),
    '</footer>',
    '</main>',
    '</body>',
    '</html>',
    '',
  ];
  return lines.join('\n');
}

function writeGroup({ name, rows }: NoticeDocument['table']['groups'][number]): string {
  const head = `<th scope="rowgroup" rowspan="${rows.length}">${escapeHtml(name)}</th>`;
  const lines = rows.map((cells, i) => {
    const written = cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('');
    return `<tr>${i === 0 ? head : ''}${written}</tr>`;
  });
  return ['<tbody>', ...lines, '</tbody>'].join('\n');
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
