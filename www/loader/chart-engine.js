// @ts-check
// The engines that draw reports as described: the page bundle draws the built-in report, the custom bundle custom reports whose views
// are described and of the common kinds. Most pages show one or the other. Both have the same glue.

import { CHART_BUNDLE, CUSTOM_BUNDLE } from '../built/chart-bundle.js';
import { instantiate } from '../built/report_charts.js';
import { turn } from '../shared/paint-queue.js';
import { engineLoader } from './engine.js';

/** @typedef {import('../shared/types.js').CustomReport} CustomReport */
/** @typedef {import('../shared/types.js').DrawingEngine} DrawingEngine */

/** @type {Set<CustomReport>} */
const inCustom = new Set();

const loadEngine = engineLoader(CHART_BUNDLE, instantiate);

// A new instance gets the reports that the dead one had.
const loadCustomEngine = engineLoader(CUSTOM_BUNDLE, async (module) => {
  const program = await instantiate(module);
  inCustom.forEach(({ number, text }) => program.open_report(number, text));
  return program;
});

/** Loads the custom bundle while the text of a report is on its way. */
export function expectCustom() {
  loadCustomEngine(true).catch(() => {});
}

/**
 * Promises the engine that draws a report as described, with the report open; null for a report that needs the tools bundle.
 *
 * @param {CustomReport | undefined} report the built-in one if there is none
 * @returns {Promise<DrawingEngine | null>}
 */
export async function pageEngineFor(report) {
  if (!report) {
    return loadEngine(true);
  }
  if (!report.inPage) {
    // Where this fails, the tools bundle explains why or draws the report.
    report.inPage = openCustom(report).catch(() => false);
  }
  return (await report.inPage) ? loadCustomEngine(true) : null;
}

/** @param {CustomReport} report */
async function openCustom(report) {
  const { number, text } = report;
  // Tables are read by the tools bundle alone.
  if (text.trim()[0] !== '{') {
    return false;
  }
  const engine = await loadCustomEngine(true);
  await turn();
  if (!engine.open_report(number, text)) {
    return false;
  }
  inCustom.add(report);
  report.onClosed.push(() => {
    inCustom.delete(report);
    loadCustomEngine(true).then((current) => current.close_report(number)).catch(() => {});
  });
  return true;
}
