/** element/report-chart.css without its comments. */
export const STYLE_SHEET: string;
