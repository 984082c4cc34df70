// Common code of the line pages of the libraries. They are separate pages, so that they do not add to the download of a bar chart.

export const INK = '#3366aa';
export const WIDTH = 1.5;
export const TITLE = '许许多多的点';

// `peer` has line(host, values, places): a point's place is its number, beginning with 1; resize(chart, width, height), show(chart,
// from, to): the part between two numbers of points, of which the first has 1; and destroy(chart).
export function start(peer) {
  window.peer = { ...peer, ink: () => INK };
}
