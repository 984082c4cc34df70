// @ts-check
// Figures as Excel workbooks. A separate bundle, which the tools load when a reader takes one from a panel.

import { WORKBOOK_BUNDLE } from '../built/workbook-bundle.js';
import { instantiate } from '../built/report_charts_workbook.js';
import { engineLoader } from '../loader/engine.js';

/** Returns a promise of the functions of the bundle. */
export const loadWorkbook = engineLoader(WORKBOOK_BUNDLE, instantiate);
