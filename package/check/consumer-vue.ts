// The types that templates of Vue are checked with.

import type { GlobalComponents } from 'vue';
import 'report-charts/vue';

type Props = InstanceType<GlobalComponents['report-chart']>['$props'];

export const props: Props = { view: 'overview', lang: 'en', large: true, onReportChartReady: ({ detail }) => detail.view.length };
// @ts-expect-error: no such theme
export const wrong: Props = { theme: 'sepia' };
