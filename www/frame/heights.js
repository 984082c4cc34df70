// @ts-check
// Sends the page around a frame the height of its content.

import { onResize } from '../shared/compat.js';

// The same in report-chart-resize.js; a test compares them.
const HEIGHT_MESSAGE = 'report-chart-height';
// From a page that began to listen after the height was sent.
const HEIGHT_QUESTION = 'report-chart-height-wanted';
const PROTOCOL = 1;

/**
 * Sends heights once the chart is drawn or has failed; until then, the height that the page gave the frame is the best one.
 *
 * @param {HTMLElement} chart
 */
export function sendHeights(chart) {
  let planned = false;
  let sent = 0;
  // At most once a frame, and only what is new.
  const send = () => {
    if (planned) {
      return;
    }
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
      if (height !== sent) {
        sent = height;
        parent.postMessage({ type: HEIGHT_MESSAGE, version: PROTOCOL, height }, '*');
      }
    });
  };
  let settled = false;
  const settle = () => {
    if (!settled) {
      settled = true;
      onResize([document.documentElement], send);
    }
  };
  chart.addEventListener('report-chart-ready', settle, { once: true });
  chart.addEventListener('report-chart-error', settle, { once: true });
  addEventListener('message', ({ source, data }) => {
    if (settled && source === parent && data && data.type === HEIGHT_QUESTION && data.version === PROTOCOL) {
      sent = 0;
      send();
    }
  });
}
