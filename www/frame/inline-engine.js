// In place of fetch-engine.js where everything is one file: the program lies inside as text. A sandboxed frame has no origin
// and a page on a disk has none either, so neither may fetch; both may run this script.

import { refused } from '../shared/errors.js';
import { WASM_BASE64 } from '../built/inline-wasm.js';
import { CHART_BUNDLE } from '../built/chart-bundle.js';
import { STYLE_SHEET } from '../built/style-sheet.js';

// Known only while the script runs for the first time. Empty where it is part of the page.
const here = document.currentScript.src;

let compiled = null;

/** One program, whichever is asked for: it draws, and it makes what readers take away. */
export function fetchEngine() {
  if (!compiled) {
    compiled = compile();
    compiled.catch(() => {
      compiled = null;
    });
  }
  return compiled;
}

/** The address of a file beside this script, for other pages; empty where those could not load it. */
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
    throw refused(name, 'found no WebAssembly in this browser; the content inside the element is shown instead');
  }
  try {
    return await WebAssembly.compile(Uint8Array.from(atob(WASM_BASE64), (letter) => letter.charCodeAt(0)));
  } catch (fault) {
    throw refused(name, `${fault.message}; a Content-Security-Policy needs 'wasm-unsafe-eval', for browsers before 2022 'unsafe-eval'`);
  }
}
