// @ts-check
// Replaces loader/load-tools.js in scripts that are one file, which contain the tools.

import { fillExplore, fillTakeaway, fullEngineFor, loadFullEngine, loadReadingModule, readAlong, showPins } from '../tools/report-chart-tools.js';

export function loadTools() {
  return Promise.resolve({ fillExplore, fillTakeaway, fullEngineFor, loadFullEngine, loadReadingModule, readAlong, showPins });
}
