// The elements in Svelte: `import 'report-charts/svelte'`, or `"types": ["report-charts/svelte"]`.

import type { ReportChartAttributes, ReportChartEventMap } from './report-chart.d.ts';
import type { ReportLineAttributes, ReportLineEventMap } from './report-chart-lines.d.ts';
import type { Report } from './report.d.ts';
import type { HTMLAttributes } from 'svelte/elements';

type Events<Map> = { [Name in keyof Map as `on${string & Name}`]?: (event: Map[Name]) => void };
type Host = Omit<HTMLAttributes<HTMLElement>, 'lang'>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'report-chart': Host & ReportChartAttributes & Events<ReportChartEventMap> & { report?: Report | string };
    'report-line': Host & ReportLineAttributes & Events<ReportLineEventMap>;
  }
}
