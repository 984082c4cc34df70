// One engine for all charts of a page: fetched, checked and started once. After a failure the next chart that asks tries
// again.

import { fetchEngine } from './fetch-engine.js';
import { draw, initSync } from './report_charts.js';

let engine = null;

export function loadEngine() {
  if (!engine) {
    engine = start();
    engine.catch(() => {
      engine = null;
    });
  }
  return engine;
}

async function start() {
  initSync({ module: await fetchEngine('report-chart.wasm') });
  return { draw };
}
