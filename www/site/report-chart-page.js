// @ts-check
// The page of a chart, by itself or in a frame, and the page of all charts. A classic script with the page bundle inside: a sandboxed frame has no origin, so it
// may fetch neither modules nor data. It sends the page around a frame the height of the chart.

import { takeFromAddress } from '../frame/from-address.js';
import { sendHeights } from '../frame/heights.js';
import '../element/report-chart.js';

const onPage = document.querySelector('report-chart');
if (onPage instanceof HTMLElement) {
  takeFromAddress(onPage, ['theme', 'large']);
  if (self.origin === 'null' && onPage.querySelector('script')) {
    // The data of a custom report is in the element, too.
    onPage.removeAttribute('src');
  }
  if (parent !== window) {
    document.documentElement.classList.add('framed');
    sendHeights(onPage);
  }
}
