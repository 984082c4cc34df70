// The reading of texts, loaded when somebody asks for it. In one file there is none: frame-reading.js stands here instead.

import { loaderOf } from './load-module.js';
import { READING_MODULE, importReading } from '../built/tools-bundle.js';

/** Promises the exports of report-chart-reading.js. */
export const loadReadingModule = loaderOf(READING_MODULE, importReading);
