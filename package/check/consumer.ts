// What a page in TypeScript does with the element: it has to compile, and what is marked must not.

import {
  ReportChart,
  type ReportChartErrorDetail,
  type ReportChartSelectDetail,
  type ReportChartTarget,
  type ReportChartView,
} from 'report-charts';
import 'report-charts/report-chart.js';
import { ReportLine, type ReportLineAttributes, type ReportLineSeries } from 'report-charts/report-chart-lines.js';

const chart = document.createElement('report-chart');
const same: ReportChart = chart;
const view: ReportChartView = 'five-year-change';
chart.setAttribute('view', view);
document.querySelector('report-chart')?.setAttribute('lang', 'en');

const marks: ReportChartTarget[] = same.targets();
export const right: number[] = marks.map(({ x, width }) => x + width);
export const ids: string[] = marks.map(({ id }) => id);

function choose(detail: ReportChartSelectDetail): string {
  return `${detail.name}: ${detail.source.stated} (${detail.source.section})`;
}

function tell({ code, path, message }: ReportChartErrorDetail): string {
  return `${path}: ${message} [${code}]`;
}

chart.addEventListener('report-chart-ready', (event) => event.detail.view.length);
chart.addEventListener('report-chart-select', (event) => choose(event.detail));
document.body.addEventListener('report-chart-error', ({ detail }) => tell(detail));
document.addEventListener('report-chart-select', ({ detail }) => choose(detail));
window.addEventListener('report-chart-error', ({ detail }) => tell(detail));

import { report, type NewFigure } from 'report-charts/build';
import type { Report } from 'report-charts';

const figure: NewFigure = { name: { zh: '粮食产量', en: 'Grain output' }, value: 131, unit: '万吨', period: '2024' };
const numbers: Report = report({ title: 'Grain', figures: [figure] });
chart.report = numbers;
export const drawn: Promise<ReportChart> = chart.ready;
export const kinds: string[] = (numbers.views || []).map(({ kind }) => kind);

// @ts-expect-error: a figure is of a time
report({ title: 'Grain', figures: [{ name: 'Grain output', value: 131 }] });
// @ts-expect-error: no such kind of view
report({ title: 'Grain', figures: [figure], kind: 'pie' });

const line: ReportLine = document.createElement('report-line');
const series: ReportLineSeries = { values: new Float64Array([1, 2]), title: { zh: '发电量', en: 'Power' } };
line.series = series;
line.append(new Float64Array(1));
line.append('a fallback', document.createElement('table'));
line.window = [0, 1];
line.addEventListener('report-line-ready', ({ detail }: CustomEvent<null>) => detail);
document.addEventListener('report-line-error', ({ detail }) => `${detail.path}: ${detail.message} [${detail.code}]`);
export const written: ReportLineAttributes = { theme: 'dark', 'heading-level': 3, large: '' };

// @ts-expect-error: points are numbers of 64 bits
line.append([1, 2]);
// @ts-expect-error: a text in one language
line.series = { values: new Float64Array(1), title: { zh: '发电量' } };
// @ts-expect-error: no such theme
export const sepia: ReportLineAttributes = { theme: 'sepia' };
// @ts-expect-error: no such view
const unknown: ReportChartView = 'five-years';
// @ts-expect-error: places are read, not set
marks.forEach((mark) => (mark.x = 0));
// @ts-expect-error: this event tells no fault
chart.addEventListener('report-chart-ready', (event) => event.detail.message);
// @ts-expect-error: this event has no such detail
chart.addEventListener('report-chart-select', (event) => event.detail.value);
export { unknown };
