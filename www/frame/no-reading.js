// @ts-check
// Replaces loader/load-reading.js in scripts that are one file, which show charts and read no texts.

import { unusable } from '../shared/errors.js';

/** @returns {Promise<typeof import('../reading/report-chart-reading.js')>} */
export function loadReadingModule() {
  return Promise.reject(unusable('report-chart-reading.js', 'is no part of a page in one file; put report-chart.js and its neighbours on a server'));
}
