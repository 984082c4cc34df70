// @ts-check
// Links a drawn chart with the article that it stands beside. The reading bundle is loaded for that, once the page is idle.

import { loadReadingModule } from '../loader/load-reading.js';

// How long a page that is never idle is waited for, in milliseconds.
const LATEST = 2000;
// The same where a browser does not say when it is idle.
const SOON = 200;

/** @param {() => void} act */
function whenIdle(act) {
  if ('requestIdleCallback' in window) {
    requestIdleCallback(act, { timeout: LATEST });
  } else {
    setTimeout(act, SOON);
  }
}

/**
 * Links the marks of a chart with the article that `for` names, again after each drawing.
 *
 * @param {import('../shared/types.js').Chart} chart
 */
export async function readAlong(chart) {
  await new Promise((done) => whenIdle(() => done(undefined)));
  const reading = await loadReadingModule();
  await reading.readAlong(chart, chart.report ? chart.report.text : '');
}
