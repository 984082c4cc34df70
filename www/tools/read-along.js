// @ts-check
// Links a drawn chart with the article that it stands beside. The reading bundle is loaded for that, once the page is idle.

import { loadReadingModule } from '../loader/load-reading.js';
import { onIdle } from '../shared/compat.js';

/**
 * Links the marks of a chart with the article that `for` names, again after each drawing.
 *
 * @param {import('../shared/types.js').Chart} chart
 */
export async function readAlong(chart) {
  await new Promise((done) => onIdle(() => done(undefined)));
  const reading = await loadReadingModule();
  await reading.readAlong(chart, chart.report ? chart.report.text : '');
}
