/** The sizes as a picture: seconds and megabytes against sittings, both axes logarithmic, each line named at its end. */
import * as echarts from 'echarts';
import type { Size } from './works/sizes.js';

/** By place, and what takes their place on a dark screen: the picture brings its own ground, so it reads on either. */
const colours = {
  ground: ['#ffffff', '#0d1117'],
  ink: ['#1f2328', '#e6edf3'],
  rule: ['#d1d9e0', '#3d444d'],
  import: ['#0550ae', '#79c0ff'],
  plan: ['#953800', '#ffa657'],
  report: ['#116329', '#7ee787'],
  register: ['#6639ba', '#d2a8ff'],
} as const;

const ink = colours.ink[0];
const rule = colours.rule[0];

export function drawChart(sizes: readonly Size[]): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 960, height: 460 });
  const left = { left: 64, top: 72, width: 330, height: 310 };
  const right = { ...left, left: 572 };
  chart.setOption({
    animation: false,
    backgroundColor: colours.ground[0],
    textStyle: { color: ink, fontFamily: 'sans-serif' },
    title: [drawTitle('Time in seconds', left.left), drawTitle('Register in megabytes', right.left)],
    grid: [left, right],
    xAxis: [drawSittings(0), drawSittings(1)],
    yAxis: [drawAxis(0), drawAxis(1)],
    series: [
      drawLine('import', 'all imports', 0, sizes, ({ import: { seconds } }) => seconds),
      drawLine('plan', 'cleanup plan', 0, sizes, ({ plan: { seconds } }) => seconds),
      drawLine('report', 'report units', 0, sizes, ({ report: { seconds } }) => seconds),
      drawLine('register', 'register', 1, sizes, ({ registerMB }) => registerMB),
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return addDarkScreen(svg);
}

function drawTitle(text: string, left: number) {
  return { text, left, top: 24, textStyle: { color: ink, fontSize: 16, fontFamily: 'sans-serif' } };
}

function drawSittings(gridIndex: number) {
  const formatter = (sittings: number): string => sittings.toLocaleString('en');
  return {
    ...drawAxis(gridIndex, formatter),
    name: 'sittings',
    nameLocation: 'middle' as const,
    nameGap: 36,
  };
}

function drawAxis(gridIndex: number, formatter?: (value: number) => string) {
  return {
    gridIndex,
    type: 'log' as const,
    nameTextStyle: { color: ink, fontSize: 13 },
    axisLabel: { color: ink, fontSize: 12, ...(formatter && { formatter }) },
    axisLine: { show: true, lineStyle: { color: ink } },
    splitLine: { lineStyle: { color: rule } },
  };
}

function drawLine(
  name: 'import' | 'plan' | 'report' | 'register',
  label: string,
  grid: number,
  sizes: readonly Size[],
  valueOf: (size: Size) => number,
) {
  const [color] = colours[name];
  return {
    name: label,
    type: 'line' as const,
    xAxisIndex: grid,
    yAxisIndex: grid,
    symbol: 'circle',
    symbolSize: 7,
    color,
    lineStyle: { width: 2.5 },
    endLabel: { show: true, formatter: '{a}', color, fontSize: 13 },
    labelLayout: { moveOverlap: 'shiftY' as const },
    data: sizes.map((size) => [size.sittings, valueOf(size)]),
  };
}

function addDarkScreen(svg: string): string {
  const rules = Object.values(colours).flatMap(([light, dark]) =>
    ['fill', 'stroke'].map((property) => `[${property}="${light}"]{${property}:${dark}}`),
  );
  return svg.replace('>', `><style>@media (prefers-color-scheme:dark){${rules.join('')}}</style>`);
}
