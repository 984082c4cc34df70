// The same in React, with the declaration that README.md gives.

import type { ReportChartAttributes, ReportChartEventMap, ReportChartView } from 'report-charts';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'report-chart': React.DetailedHTMLProps<React.HTMLAttributes<HTMLElement>, HTMLElement> & ReportChartAttributes & {
        [name in keyof ReportChartEventMap as `on${name}`]?: (event: ReportChartEventMap[name]) => void;
      };
    }
  }
}

export function Chart({ view, choose }: { view: ReportChartView; choose: (measure: string) => void }) {
  return (
    <report-chart
      view={view}
      lang="en"
      heading-level={2}
      large
      className="figure"
      onreport-chart-select={({ detail }) => choose(detail.measure)}
    >
      <p data-note="10..20">Two-digit growth</p>
    </report-chart>
  );
}

// @ts-expect-error: no such theme
export const wrong = <report-chart theme="sepia" />;
