// In place of load-reading.js where everything is one file: that one shows charts, and reads no texts.

import { refused } from '../shared/errors.js';

export function loadReadingModule() {
  return Promise.reject(refused('report-chart-reading.js', 'is no part of a page in one file; put report-chart.js and its neighbours on a server'));
}
