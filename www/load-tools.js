// The panel's module, loaded when it is first asked for. A line of its own: in a frame the panel is inside already, and
// frame-tools.js stands here instead.

export function loadTools() {
  return import('./report-chart-tools.js');
}
