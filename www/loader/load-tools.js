// @ts-check
// Loads the tools bundle. A script that is one file contains it: there, frame/inline-tools.js replaces this module.

import { TOOLS_MODULE, importTools } from '../built/chart-bundle.js';
import { moduleLoader } from './load-module.js';

/** Returns a promise of the exports of report-chart-tools.js. */
export const loadTools = moduleLoader(TOOLS_MODULE, importTools);
