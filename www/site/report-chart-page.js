// @ts-check
// The page of a chart, by itself or in a frame: loads the element, and tells the page around a frame how high the chart is.
// A sandboxed frame has no origin, so it may fetch neither modules nor data: there, one classic script has all of it.

import { sendHeights } from '../frame/heights.js';

// What an address may set, as in frame.js.
const FROM_ADDRESS = ['theme', 'large'];
const LONGEST = 64;

const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
const chart = document.querySelector('report-chart');
if (chart instanceof HTMLElement) {
  const asked = new URLSearchParams(location.search);
  for (const name of FROM_ADDRESS) {
    const value = asked.get(name);
    if (value !== null) {
      chart.setAttribute(name, value.slice(0, LONGEST));
    }
  }
  const theme = chart.getAttribute('theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.style.colorScheme = theme;
  }
  const script = document.createElement('script');
  if (parent !== window) {
    document.documentElement.classList.add('framed');
    script.addEventListener('error', sendHeights(chart));
  }
  if (self.origin === 'null') {
    // The data of a custom report is in the element, too.
    chart.removeAttribute('src');
    script.src = new URL('report-chart-standalone.js', here).href;
  } else {
    script.type = 'module';
    script.src = new URL('report-chart.js', here).href;
  }
  document.head.append(script);
}
