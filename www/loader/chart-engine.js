// @ts-check
// The engine of the page bundle, which draws the built-in report, and custom reports whose views are described and of the common
// kinds.

import { CHART_BUNDLE } from '../built/chart-bundle.js';
import { instantiate } from '../built/report_charts.js';
import { turn } from '../shared/paint-queue.js';
import { engineLoader } from './engine.js';

/** @typedef {import('../shared/types.js').CustomReport} CustomReport */

/** @type {Set<CustomReport>} */
const inPage = new Set();

// A new instance gets the reports that the dead one had.
export const loadEngine = engineLoader(CHART_BUNDLE, async (module) => {
  const program = await instantiate(module);
  inPage.forEach(({ number, text }) => program.open_report(number, text));
  return program;
});

/**
 * Resolves to whether the page bundle draws a report; none is the built-in one, which it does. It is then open.
 *
 * @param {CustomReport | undefined} report
 */
export function openInPage(report) {
  if (report && !report.inPage) {
    // Where this fails, the tools bundle explains why or draws the report.
    report.inPage = opened(report).catch(() => false);
  }
  return report ? report.inPage : true;
}

/** @param {CustomReport} report */
async function opened(report) {
  const { number, text } = report;
  // Tables are read by the tools bundle alone.
  if (text.trim()[0] !== '{') {
    return false;
  }
  const engine = await loadEngine(true);
  await turn();
  if (!engine.open_report(number, text)) {
    return false;
  }
  inPage.add(report);
  report.onClosed.push(() => {
    inPage.delete(report);
    loadEngine(true).then((engine) => engine.close_report(number)).catch(() => {});
  });
  return true;
}
