// @ts-check
// The bundles of the studio: reading, for texts, and tools, for embed code. Both are files beside this page, and neither sends
// data.

import { loadFullEngine, loadReadingModule } from '../report-chart-tools.js';

/** Returns a promise of the reading bundle; see report-chart-reading.js. */
export async function reading() {
  return (await loadReadingModule()).loadReading();
}

/**
 * Returns a promise of a function from offsets in Unicode scalar values to offsets of JS.
 *
 * @param {string} text
 */
export async function unitsOf(text) {
  return (await loadReadingModule()).unitsOf(text);
}

// Not the number of a chart's report: those begin with 1.
const OURS = -1;

/**
 * Returns a promise of the code that embeds a view of a report in a page.
 *
 * @param {string} report
 * @param {string} view
 * @param {string} lang
 * @param {string} script the address of report-chart.js
 */
export async function codesOf(report, view, lang, script) {
  const engine = await loadFullEngine();
  engine.open_report(OURS, report);
  try {
    const request = JSON.stringify({ view, lang, width: 640, around: [], report: OURS });
    const exported = engine.export_view(request, '');
    try {
      return exported.panel(script, false).codes;
    } finally {
      exported.free();
    }
  } finally {
    engine.close_report(OURS);
  }
}
