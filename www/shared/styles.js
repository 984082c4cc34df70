// @ts-check
// Puts the style sheet of the elements on their shadow roots.

import { STYLE_SHEET } from '../built/style-sheet.js';
import { sheetAddress } from '../loader/fetch-engine.js';

/** @type {CSSStyleSheet | null} */
let shared = null;

/**
 * One sheet for all shadow roots. Browsers that cannot share one load the file, because a policy may forbid inline styles.
 *
 * @param {ShadowRoot} root
 */
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
