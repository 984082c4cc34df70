// @ts-check
// Loads the workbook bundle. A page in one file has none: there, frame/no-workbook.js replaces this module.

import { WORKBOOK_MODULE, importWorkbook } from '../built/tools-bundle.js';
import { moduleLoader } from '../loader/load-module.js';

/**
 * Returns a promise of the exports of report-chart-workbook.js; null where no script can be loaded.
 *
 * @type {(() => Promise<typeof import('../workbook/report-chart-workbook.js')>) | null}
 */
export const loadWorkbookModule = moduleLoader(WORKBOOK_MODULE, importWorkbook);
