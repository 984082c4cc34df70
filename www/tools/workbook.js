// @ts-check
// Figures as Excel workbooks. The workbook bundle writes them, which is loaded when a reader asks for the first.

import { loadWorkbookModule } from './load-workbook.js';

/** Whether workbooks can be made here. */
export const hasWorkbooks = Boolean(loadWorkbookModule);

/**
 * Returns a promise of the workbook of a table.
 *
 * @param {import('../built/report_charts_tools.js').Sheet} sheet
 */
export async function workbook({ title, columns, words, numbers }) {
  const load = /** @type {NonNullable<typeof loadWorkbookModule>} */ (loadWorkbookModule);
  const engine = await (await load()).loadWorkbook();
  const bytes = engine.workbook(title, columns, words, Float64Array.from(numbers));
  return new Blob([bytes], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}
