// @ts-check
// Replaces loader/fetch-engine.js in scripts that are one file and contain the wasm as text. A sandboxed frame has no origin, and
// neither has a page on a disk: they may not fetch, but may run such a script.

import { CHART_BUNDLE } from '../built/chart-bundle.js';
import { WASM_BASE64 } from '../built/inline-wasm.js';
import { STYLE_SHEET } from '../built/style-sheet.js';
import { unusable } from '../shared/errors.js';

// Known only while the script runs for the first time. Empty where the script is part of the page.
const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;

/** @type {Promise<WebAssembly.Module> | null} */
let compiled = null;

/** Promises the wasm of the tools bundle, which is used in place of the page bundle, too. */
export function fetchEngine() {
  if (!compiled) {
    compiled = compile();
    compiled.catch(() => {
      compiled = null;
    });
  }
  return compiled;
}

/**
 * The address of a file beside this script, for other pages; empty where those could not load it.
 *
 * @param {string} name
 */
export function beside(name) {
  return /^https?:/.test(here) ? new URL(name, here).href : '';
}

/** The address of the style sheet. */
export function sheetAddress() {
  return here ? new URL('report-chart.css', here).href : URL.createObjectURL(new Blob([STYLE_SHEET], { type: 'text/css' }));
}

async function compile() {
  const { name } = CHART_BUNDLE;
  if (typeof WebAssembly !== 'object') {
    throw unusable(name, 'found no WebAssembly in this browser; the content inside the element is shown instead');
  }
  try {
    return await WebAssembly.compile(Uint8Array.from(atob(WASM_BASE64), (letter) => letter.charCodeAt(0)));
  } catch (error) {
    throw unusable(name, `${error.message}; a Content-Security-Policy needs 'wasm-unsafe-eval', for browsers before 2022 'unsafe-eval'`);
  }
}
