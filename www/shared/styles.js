// Puts report-chart.css, which `dist` has in rules.js as a text, on shadow roots.

import { sheetAddress } from '../loader/fetch-engine.js';
import { STYLE_SHEET } from '../built/style-sheet.js';

let shared = null;

/** One sheet for all charts, or, in browsers that cannot share one, the file: a policy may forbid every other style there. */
export function style(root) {
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    if (!shared) {
      shared = new CSSStyleSheet();
      shared.replaceSync(STYLE_SHEET);
    }
    root.adoptedStyleSheets = [shared];
    return;
  }
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = sheetAddress();
  root.append(link);
}
