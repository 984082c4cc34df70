// The same in React, with the types that the package has for it.

import type { ReportChartView } from 'report-charts';
import { report } from 'report-charts/build';
import 'report-charts/react';

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

const numbers = report({ title: 'Grain', figures: [{ name: 'Grain output', value: 131, unit: 'million tonnes', period: 2024 }] });
export const own = <report-chart report={numbers} />;

// @ts-expect-error: a report has indicators
export const none = <report-chart report={{ format: 'report-charts/1' }} />;
