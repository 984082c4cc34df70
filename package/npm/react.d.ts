// The elements in JSX of React: `import 'report-charts/react'`, or `"types": ["report-charts/react"]`.

import type { ReportChartAttributes, ReportChartEventMap } from './report-chart.d.ts';
import type { ReportLineAttributes, ReportLineEventMap } from './report-chart-lines.d.ts';
import type { Report } from './report.d.ts';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type Host = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
/** Events by their names, as React 19 hears them. */
type Events<Map> = { [Name in keyof Map as `on${string & Name}`]?: (event: Map[Name]) => void };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'report-chart': Omit<Host, 'lang'> & ReportChartAttributes & Events<ReportChartEventMap> & { report?: Report | string };
      'report-line': Omit<Host, 'lang'> & ReportLineAttributes & Events<ReportLineEventMap>;
    }
  }
}
