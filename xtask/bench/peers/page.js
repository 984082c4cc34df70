// What each peer's page does: draw the one chart that is in it, and tell when it has been seen.

import figures from './figures.json';

// `peer` has mount(host, figures), resize(chart, width, height), destroy(chart, host), and tip(chart, host): what its tooltip
// says, empty while there is none.
export function start(peer) {
  window.peer = { ...peer, mount: (host) => peer.mount(host, figures) };
  const host = document.querySelector('#chart');
  if (host) {
    window.peer.mount(host);
    requestAnimationFrame(() => setTimeout(() => (window.drawn = performance.now())));
  }
}

// What an element of the page says to someone who sees it.
export function seen(element) {
  const shows = element && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return shows ? element.textContent : '';
}
