// In place of load-tools.js where everything is one file: the tools are part of it.

import { fillExplore, fillTakeaway, loadFullEngine, openReport, showPins } from '../tools/report-chart-tools.js';

export function loadTools() {
  return Promise.resolve({ fillExplore, fillTakeaway, loadFullEngine, openReport, showPins });
}
