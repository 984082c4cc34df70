// @ts-check
// The page of a chart, by itself or in a frame. A classic script with the page bundle inside: a sandboxed frame has no origin, so it
// may fetch neither modules nor data. It tells the page around a frame how high the chart is.

import { sendHeights } from '../frame/heights.js';
import '../element/report-chart.js';

// What an address may set, as in frame.js.
const FROM_ADDRESS = ['theme', 'large'];
const LONGEST = 64;

const onPage = document.querySelector('report-chart');
if (onPage instanceof HTMLElement) {
  const asked = new URLSearchParams(location.search);
  for (const name of FROM_ADDRESS) {
    const value = asked.get(name);
    if (value !== null) {
      onPage.setAttribute(name, value.slice(0, LONGEST));
    }
  }
  const theme = onPage.getAttribute('theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.style.colorScheme = theme;
  }
  if (self.origin === 'null') {
    // The data of a custom report is in the element, too.
    onPage.removeAttribute('src');
  }
  if (parent !== window) {
    document.documentElement.classList.add('framed');
    sendHeights(onPage);
  }
}
