// Common code of the pages of the libraries: draws the chart of the page, and reports when it is visible.

import figures from './figures.json';

// Background, text, grid and bars, in the light and the dark theme.
const DAY = { ground: '#fff', ink: '#222', rule: '#ddd', bar: '#36a' };
const NIGHT = { ground: '#181a1f', ink: '#e8e8e8', rule: '#444', bar: '#7ab' };

// `peer` has mount(host, figures), resize(chart, width, height), theme(chart, colours, host), destroy(chart, host), and
// tip(chart, host): the text of its tooltip, empty for none.
export function start(peer) {
  window.peer = {
    ...peer,
    mount: (host) => peer.mount(host, figures),
    theme(chart, dark, host) {
      const colours = dark ? NIGHT : DAY;
      host.style.background = colours.ground;
      host.style.color = colours.ink;
      peer.theme(chart, colours, host);
    },
  };
  const host = document.querySelector('#chart');
  if (host) {
    window.peer.mount(host);
    requestAnimationFrame(() => setTimeout(() => (window.drawn = performance.now())));
  }
}

// The visible text of an element.
export function seen(element) {
  const shows = element && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return shows ? element.textContent : '';
}
