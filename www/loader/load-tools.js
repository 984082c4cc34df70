// What few readers use, loaded when one does. In a frame it is inside already, and frame-tools.js stands here instead.

import { loaderOf } from './load-module.js';
import { TOOLS_MODULE, importTools } from '../built/chart-bundle.js';

/** Promises the exports of report-chart-tools.js. */
export const loadTools = loaderOf(TOOLS_MODULE, importTools);
