// @ts-check
// The engine of the page bundle, which draws the built-in report.

import { CHART_BUNDLE } from '../built/chart-bundle.js';
import { instantiate } from '../built/report_charts.js';
import { engineLoader } from './engine.js';

export const loadEngine = engineLoader(CHART_BUNDLE, instantiate);
