// The second program, which does all that the first does and what few readers ask for: started once for a page.

import { fetchEngine } from './fetch-engine.js';
import { choices, compare, draw, initSync, take, tones } from './report_charts_tools.js';

let fullEngine = null;

export function loadFullEngine() {
  if (!fullEngine) {
    fullEngine = fetchEngine('report-chart-tools.wasm').then((module) => {
      initSync({ module });
      return { draw, choices, compare, take, tones, full: true };
    });
    fullEngine.catch(() => {
      fullEngine = null;
    });
  }
  return fullEngine;
}
