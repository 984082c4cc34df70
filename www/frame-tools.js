// In place of load-tools.js where everything is one file: the panel's module is part of it.

import { fill } from './report-chart-tools.js';

export function loadTools() {
  return Promise.resolve({ fill });
}
