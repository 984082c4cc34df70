// @ts-check
// Replaces tools/load-workbook.js in pages in one file, of which the program that writes workbooks would be a third.

/** @type {typeof import('../tools/load-workbook.js').loadWorkbookModule} */
export const loadWorkbookModule = null;
