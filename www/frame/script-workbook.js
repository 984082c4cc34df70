// @ts-check
// Replaces tools/load-workbook.js in the tools of a frame, where the workbook bundle is a classic script.

import { WORKBOOK_MODULE } from '../built/tools-bundle.js';
import { inertLoader } from './inert-script.js';

/** @type {typeof import('../tools/load-workbook.js').loadWorkbookModule} */
export const loadWorkbookModule = inertLoader(WORKBOOK_MODULE);
