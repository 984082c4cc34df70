// The first program, which draws what an editor described.

import { engineOf } from './engine.js';
import { CHART_PROGRAM } from './programs.js';
import { instantiate } from './report_charts.js';

export const loadEngine = engineOf(CHART_PROGRAM, instantiate);
