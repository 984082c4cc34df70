// In place of fetch-engine.js where everything is one file: the program lies inside as text. A sandboxed frame has no origin
// and a page on a disk has none either, so neither may fetch; both may run this script.

import { refused } from './faults.js';
import { PROGRAM } from './frame-program.js';

// Known only while the script runs for the first time.
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

/** The address of a file beside this script. */
export function beside(name) {
  return new URL(name, here).href;
}

/** The address of the style sheet. */
export function sheetAddress() {
  return beside('report-chart.css');
}

async function compile() {
  try {
    return await WebAssembly.compile(Uint8Array.from(atob(PROGRAM), (letter) => letter.charCodeAt(0)));
  } catch (fault) {
    throw refused('report-chart-frame.js', `${fault.message}; a Content-Security-Policy needs 'wasm-unsafe-eval'`);
  }
}
