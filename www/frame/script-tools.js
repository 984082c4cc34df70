// @ts-check
// Replaces loader/load-tools.js in the script of a frame, where the tools are a classic script.

import { TOOLS_MODULE } from '../built/chart-bundle.js';
import { inertLoader } from './inert-script.js';

/** @type {() => Promise<typeof import('../tools/report-chart-tools.js')>} promises the exports of report-chart-tools.js */
export const loadTools = inertLoader(TOOLS_MODULE);
