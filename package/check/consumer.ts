// What a page in TypeScript does with the element: it has to compile, and what is marked must not.

import {
  ReportChart,
  type ReportChartErrorDetail,
  type ReportChartSelectDetail,
  type ReportChartTarget,
  type ReportChartView,
} from 'report-charts';
import 'report-charts/report-chart.js';

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

// @ts-expect-error: no such view
const unknown: ReportChartView = 'five-years';
// @ts-expect-error: places are read, not set
marks.forEach((mark) => (mark.x = 0));
// @ts-expect-error: this event tells no fault
chart.addEventListener('report-chart-ready', (event) => event.detail.message);
// @ts-expect-error: this event has no such detail
chart.addEventListener('report-chart-select', (event) => event.detail.value);
export { unknown };
