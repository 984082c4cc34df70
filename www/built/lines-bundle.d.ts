import type { PublishedFile } from '../shared/types.js';

/** The wasm of the lines bundle. */
export const LINES_BUNDLE: PublishedFile;
