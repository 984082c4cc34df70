// What few readers use, loaded when one does. A line of its own: in a frame it is inside already, and
// frame-tools.js stands here instead.

export function loadTools() {
  return import('./report-chart-tools.js');
}
