// The first program, which draws what an editor described.

import { engineOf } from './engine.js';
import { CHART_BUNDLE } from '../built/chart-bundle.js';
import { instantiate } from '../built/report_charts.js';

export const loadEngine = engineOf(CHART_BUNDLE, instantiate);
