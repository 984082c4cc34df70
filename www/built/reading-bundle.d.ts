import type { PublishedFile } from '../shared/types.js';

/** The wasm of the reading bundle. */
export const READING_BUNDLE: PublishedFile;
/** The script of the files bundle. */
export const FILES_MODULE: PublishedFile;
export function importFiles(): Promise<typeof import('../files/report-chart-files.js')>;
