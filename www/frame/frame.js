// @ts-check
// The page inside a frame: one chart, as the address asks for it. It sends one thing to the page around it, its height.

import '../element/report-chart.js';
import { onResize } from '../shared/compat.js';

// Attributes that an address may set, and their greatest length, which is more than any valid value has. A longer value is cut,
// and then refused by the chart like any other.
const FROM_ADDRESS = ['view', 'lang', 'theme', 'large'];
const LONGEST = 64;

// The same in report-chart-resize.js; a test compares them.
const HEIGHT_MESSAGE = 'report-chart-height';
// From a page that began to listen after the height was sent.
const HEIGHT_QUESTION = 'report-chart-height-wanted';
const PROTOCOL = 1;

function framedChart() {
  const asked = new URLSearchParams(location.search);
  const chart = document.createElement('report-chart');
  for (const name of FROM_ADDRESS) {
    const value = asked.get(name);
    if (value !== null) {
      chart.setAttribute(name, value.slice(0, LONGEST));
    }
  }
  return chart;
}

/**
 * The sentences of the page become what the chart shows where it cannot be drawn. Styles are set by script: a policy may forbid
 * inline styles, and a style sheet would be one more file to copy.
 *
 * @param {HTMLElement} chart
 */
function showInFrame(chart) {
  document.body.style.margin = '0';
  const theme = chart.getAttribute('theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.style.colorScheme = theme;
  }
  chart.append(...document.body.childNodes);
  document.body.append(chart);
}

/** @param {HTMLElement} chart */
function sendHeights(chart) {
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
  // Until the chart is drawn, or has failed, the height that the page gave the frame is the best one.
  let settled = false;
  const settle = () => {
    settled = true;
    onResize([document.documentElement], send);
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

const inFrame = framedChart();
if (parent !== window) {
  sendHeights(inFrame);
}
showInFrame(inFrame);
