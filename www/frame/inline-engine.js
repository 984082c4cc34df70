// @ts-check
// Replaces loader/fetch-engine.js in classic scripts, which contain their wasm as text. A sandboxed frame has no origin, and neither
// has a page on a disk: they may not fetch, but may run such a script.

import { WASM_LENGTH, WASM_TEXT } from '../built/inline-wasm.js';
import { STYLE_SHEET } from '../built/style-sheet.js';
import { unusable } from '../shared/errors.js';

/** @typedef {import('../shared/types.js').PublishedFile} PublishedFile */

// Known only while the script runs for the first time. Empty where the script is part of the page.
const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;

// The text has a character for each byte below ONE_LETTER, and two for the others, the first of which says how many times
// ONE_LETTER is taken off. The same in xtask/src/dist.rs; a test compares them.
const FIRST_LETTER = 35;
const ONE_LETTER = 90;

/** @type {Promise<WebAssembly.Module> | null} */
let compiled = null;

/**
 * Promises the wasm of this script, whichever file is asked for.
 *
 * @param {PublishedFile} file
 */
export function fetchEngine(file) {
  if (!compiled) {
    compiled = compile(file);
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

/** @param {PublishedFile} file */
async function compile({ name }) {
  if (typeof WebAssembly !== 'object') {
    throw unusable(name, 'found no WebAssembly in this browser; the content inside the element is shown instead');
  }
  try {
    return await WebAssembly.compile(unpacked());
  } catch (error) {
    throw unusable(name, `${error.message}; a Content-Security-Policy needs 'wasm-unsafe-eval', for browsers before 2022 'unsafe-eval'`);
  }
}

function unpacked() {
  const bytes = new Uint8Array(WASM_LENGTH);
  let at = 0;
  for (let i = 0; i < WASM_TEXT.length; i += 1) {
    let byte = WASM_TEXT.charCodeAt(i) - FIRST_LETTER;
    if (byte >= ONE_LETTER) {
      i += 1;
      byte = (byte - ONE_LETTER + 1) * ONE_LETTER + WASM_TEXT.charCodeAt(i) - FIRST_LETTER;
    }
    bytes[at] = byte;
    at += 1;
  }
  return bytes;
}
