// @ts-check
// The workbook bundle for frames, a classic script.

import { WORKBOOK_BUNDLE } from '../built/workbook-bundle.js';
import { loadWorkbook } from '../workbook/report-chart-workbook.js';

const script = /** @type {import('./inert-script.js').RunScript<typeof import('../workbook/report-chart-workbook.js')>} */ (document.currentScript);
script.build = WORKBOOK_BUNDLE.integrity;
script.exported = { loadWorkbook };
