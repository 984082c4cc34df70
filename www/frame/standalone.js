// @ts-check
// The script of a page in one file, of which it is a part: it makes no requests.

import '../element/report-chart.js';
