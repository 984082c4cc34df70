// @ts-check
// Loads the reading bundle. A script that is one file has none: there, frame/no-reading.js replaces this module.

import { READING_MODULE, importReading } from '../built/tools-bundle.js';
import { moduleLoader } from './load-module.js';

/** Returns a promise of the exports of report-chart-reading.js. */
export const loadReadingModule = moduleLoader(READING_MODULE, importReading);
