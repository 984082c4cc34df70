import type { PublishedFile } from '../shared/types.js';

/** The wasm of the tools bundle. */
export const TOOLS_BUNDLE: PublishedFile;
/** The script of the reading bundle. */
export const READING_MODULE: PublishedFile;
/** The script of the workbook bundle. */
export const WORKBOOK_MODULE: PublishedFile;
export function importWorkbook(): Promise<typeof import('../workbook/report-chart-workbook.js')>;
export function importReading(): Promise<typeof import('../reading/report-chart-reading.js')>;
