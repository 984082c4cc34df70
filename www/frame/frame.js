// @ts-check
// The page inside a frame: one chart, as the address asks for it. It sends one thing to the page around it, its height.

import '../element/report-chart.js';
import { sendHeights } from './heights.js';

// Attributes that an address may set, and their greatest length, which is more than any valid value has. A longer value is cut,
// and then refused by the chart like any other.
const FROM_ADDRESS = ['view', 'lang', 'theme', 'large'];
const LONGEST = 64;

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

const inFrame = framedChart();
if (parent !== window) {
  sendHeights(inFrame);
}
showInFrame(inFrame);
