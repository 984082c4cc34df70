// What each peer's page does: draw the one chart that is in it, and tell when it has been seen.

import figures from './figures.json';

// Ground, text, rules and bars, by day and by night.
const DAY = { ground: '#fff', ink: '#222', rule: '#ddd', bar: '#36a' };
const NIGHT = { ground: '#181a1f', ink: '#e8e8e8', rule: '#444', bar: '#7ab' };

// `peer` has mount(host, figures), resize(chart, width, height), theme(chart, colours, host), destroy(chart, host), and
// tip(chart, host): what its tooltip says, empty while there is none.
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

// What an element of the page says to someone who sees it.
export function seen(element) {
  const shows = element && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return shows ? element.textContent : '';
}
