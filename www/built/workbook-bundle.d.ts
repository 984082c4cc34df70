import type { PublishedFile } from '../shared/types.js';

/** The wasm of the workbook bundle. */
export const WORKBOOK_BUNDLE: PublishedFile;
