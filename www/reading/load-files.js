// @ts-check
// Loads the files bundle.

import { FILES_MODULE, importFiles } from '../built/reading-bundle.js';
import { moduleLoader } from '../loader/load-module.js';

/** Returns a promise of the exports of report-chart-files.js. */
export const loadFilesModule = moduleLoader(FILES_MODULE, importFiles);
