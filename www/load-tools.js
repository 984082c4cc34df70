// What few readers use, loaded when one does: a module and a program of their own.

export const loadTools = () => import('./report-chart-tools.js');
