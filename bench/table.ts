/** Tables in Markdown, for the terminal and for the page. */
import { format } from 'prettier';
import type { Run } from './measure.js';
import { count, type Line } from './works/line.js';
import type { Size } from './works/sizes.js';

export function drawTargets(lines: readonly Line[]): Promise<string> {
  const headings = 'Work,Against,qualreg,Peer,Ratio,Must,Aim,Result,Peak memory,Of the peer'.split(',');
  return drawTable(
    headings,
    lines.map(({ work, against, program, peer, value, unit, must, aim }) => {
      const isRatio = unit === 'times';
      const limits = [must, aim].map((limit) => (isRatio ? `≤ ${limit}` : `≤ ${limit} MB`));
      const times = isRatio
        ? [formatSeconds(program), formatSeconds(peer), value?.toFixed(2) ?? '']
        : ['', '', ''];
      return [
        work,
        against,
        ...times,
        ...limits,
        judge(value, must, aim),
        formatMemory(program),
        formatMemory(peer),
      ];
    }),
  );
}

export function drawSizes(sizes: readonly Size[]): Promise<string> {
  const headings =
    'Sittings,Officers with a card,Rows imported,Import,Rows a second,Plan,Report,Register,Peak memory of import,Of plan,Of report';
  return drawTable(
    headings.split(','),
    sizes.map(({ sittings, officers, rows, import: imported, plan, report, registerMB }) => [
      count(sittings),
      count(officers),
      count(rows),
      formatSeconds(imported),
      count(Math.round(rows / imported.seconds)),
      formatSeconds(plan),
      formatSeconds(report),
      `${registerMB.toFixed(registerMB < 10 ? 1 : 0)} MB`,
      ...[imported, plan, report].map(formatMemory),
    ]),
  );
}

/** As the formatter of the repository writes it. */
function drawTable(headings: readonly string[], rows: readonly (readonly string[])[]): Promise<string> {
  const isNumber = (at: number): boolean => rows.every((cells) => !/^[a-z-]/i.test(cells[at] ?? ''));
  const ruler = headings.map((_, at) => (isNumber(at) ? '---:' : '---'));
  const lines = [headings, ruler, ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return format(lines.join('\n'), { parser: 'markdown' });
}

function judge(value: number | undefined, must: number, aim: number): string {
  if (value === undefined) return 'left out';
  if (value > must) return '**missed**';
  return value > aim ? 'met' : 'met, and the aim';
}

function formatSeconds(run?: Run): string {
  if (!run) return '';
  const { seconds } = run;
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  return `${seconds < 100 ? seconds.toPrecision(3) : Math.round(seconds)} s`;
}

function formatMemory(run?: Run): string {
  return run?.megabytes === undefined ? '' : `${Math.round(run.megabytes)} MB`;
}
