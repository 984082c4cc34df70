// The types that markup of Svelte is checked with.

import type { SvelteHTMLElements } from 'svelte/elements';
import 'report-charts/svelte';

type Props = SvelteHTMLElements['report-chart'];

export const props: Props = { view: 'overview', lang: 'en', 'onreport-chart-select': ({ detail }) => detail.measure.length };
// @ts-expect-error: no such theme
export const wrong: Props = { theme: 'sepia' };
