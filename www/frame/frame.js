// @ts-check
// The page inside a frame: one chart, as the address asks for it. It sends one thing to the page around it, its height.

import '../element/report-chart.js';
import { takeFromAddress } from './from-address.js';
import { sendHeights } from './heights.js';

const inFrame = document.createElement('report-chart');
takeFromAddress(inFrame, ['view', 'lang', 'theme', 'large']);
if (parent !== window) {
  sendHeights(inFrame);
}
// Styles are set by script: a policy may forbid inline styles, and a style sheet would be one more file to copy.
document.body.style.margin = '0';
// The sentences of the page become what the chart shows where it cannot be drawn.
inFrame.append(...document.body.childNodes);
document.body.append(inFrame);
