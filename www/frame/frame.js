// The page inside a frame: one chart as the address asks for it. To the page around it says one thing, its height.

import '../element/report-chart.js';
import { Stay } from '../shared/compat.js';

// The attributes that an address may set, and the longest value that it may: more than any has that means something. What
// is longer is cut, and then refused by the chart like any other.
const FROM_ADDRESS = ['view', 'lang', 'theme', 'large'];
const LONGEST = 64;

const HEIGHT_MESSAGE = 'report-chart-height';
// From a page whose listener came after the height was told.
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

// The sentences of the page become what the chart shows where it cannot be drawn. Styles are set by hand: a policy may
// forbid style text, and a file more would be one more to copy.
function showInFrame(chart) {
  document.body.style.margin = '0';
  const theme = chart.getAttribute('theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.style.colorScheme = theme;
  }
  chart.append(...document.body.childNodes);
  document.body.append(chart);
}

function tellHeights(chart) {
  let planned = false;
  let told = 0;
  // At most once a frame of the screen, and only what is new.
  const tell = () => {
    if (planned) {
      return;
    }
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
      if (height !== told) {
        told = height;
        parent.postMessage({ type: HEIGHT_MESSAGE, version: PROTOCOL, height }, '*');
      }
    });
  };
  // Until there is a chart, or none to come, the height that the page gave the frame is the best one.
  let settled = false;
  const settle = () => {
    settled = true;
    new Stay().measure([document.documentElement], tell);
  };
  chart.addEventListener('report-chart-ready', settle, { once: true });
  chart.addEventListener('report-chart-error', settle, { once: true });
  addEventListener('message', ({ source, data }) => {
    if (settled && source === parent && data && data.type === HEIGHT_QUESTION && data.version === PROTOCOL) {
      told = 0;
      tell();
    }
  });
}

const inFrame = framedChart();
if (parent !== window) {
  tellHeights(inFrame);
}
showInFrame(inFrame);
