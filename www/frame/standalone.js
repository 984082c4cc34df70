// All that a page needs which is one file: this script is part of it, and nothing is asked for.

import '../element/report-chart.js';
