// The elements in templates of Vue: `import 'report-charts/vue'`, or `"types": ["report-charts/vue"]`.

import type { ReportChartAttributes, ReportChartEventMap } from './report-chart.d.ts';
import type { ReportLineAttributes, ReportLineEventMap } from './report-chart-lines.d.ts';
import type { Report } from './report.d.ts';
import type { HTMLAttributes } from 'vue';

/** Events as Vue's `@report-chart-ready` binds them. */
type Events<Map> = { [Name in keyof Map as `on${Capitalized<string & Name>}`]?: (event: Map[Name]) => void };
/** report-chart-ready as ReportChartReady. */
type Capitalized<Name extends string> = Name extends `${infer First}-${infer Rest}` ? `${Capitalize<First>}${Capitalized<Rest>}` : Capitalize<Name>;
type Component<Props> = new () => { $props: Props };

declare module 'vue' {
  interface GlobalComponents {
    'report-chart': Component<Omit<HTMLAttributes, 'lang'> & ReportChartAttributes & Events<ReportChartEventMap> & { report?: Report | string }>;
    'report-line': Component<Omit<HTMLAttributes, 'lang'> & ReportLineAttributes & Events<ReportLineEventMap>>;
  }
}
