// What each page of a peer's line does: show the bench how it draws one. They are pages of their own, so that what one chart of
// bars takes to download stays what it is.

export const INK = '#3366aa';
export const WIDTH = 1.5;
export const TITLE = '许许多多的点';

// `peer` has line(host, values, places): a point's place is its number, beginning with 1; resize(chart, width, height), show(chart, from, to): the part between two numbers of points, of
// which the first has 1; and destroy(chart).
export function start(peer) {
  window.peer = { ...peer, ink: () => INK };
}
