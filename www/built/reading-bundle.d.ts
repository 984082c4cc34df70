import type { PublishedFile } from '../shared/types.js';

/** The wasm of the reading bundle. */
export const READING_BUNDLE: PublishedFile;
