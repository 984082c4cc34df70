// `cargo xtask dist` writes the modules of this folder and bundles them; no file holds them. Here are their types, so that
// editors and the type checker know what other modules import.

import type { PublishedFile } from '../shared/types.js';

/** The wasm of the page bundle, which draws the built-in report. */
export const CHART_BUNDLE: PublishedFile;
/** The wasm of the custom bundle, which draws custom reports. */
export const CUSTOM_BUNDLE: PublishedFile;
/** The script of the tools bundle. */
export const TOOLS_MODULE: PublishedFile;
export function importTools(): Promise<typeof import('../tools/report-chart-tools.js')>;
