import type { PublishedFile } from '../shared/types.js';

/** The wasm of the files bundle. */
export const FILES_BUNDLE: PublishedFile;
