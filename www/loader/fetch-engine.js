// @ts-check
// Fetches files that were published with this module, and refuses all others. An error says what to do about it. A script that is
// one file fetches nothing: there, frame/inline-engine.js replaces this module.

import { unavailable, unusable } from '../shared/errors.js';

/** @typedef {import('../shared/types.js').PublishedFile} PublishedFile */

// The first bytes of a wasm file.
const MAGIC = [0x00, 0x61, 0x73, 0x6d];

// The address of this module as it was published; the other files lie beside it.
const PUBLISHED = /^https?:.*\/report-chart(-[a-z]+)?(\.[0-9a-f]+)?\.js$/;

// The address of this module, and where it has none, of the script that contains it or of the page.
const HERE = import.meta.url || '';
const { currentScript, baseURI = '' } = typeof document === 'undefined' ? /** @type {any} */ ({}) : document;
const SCRIPT = (currentScript && currentScript.src) || baseURI;

/**
 * Returns a promise of the compiled wasm.
 *
 * @param {PublishedFile} file
 * @param {boolean} again after a failed attempt, which may have put a wrong file into the cache
 */
export async function fetchEngine(file, again) {
  if (typeof WebAssembly !== 'object') {
    throw unusable(file.name, 'found no WebAssembly in this browser; the content inside the element is shown instead');
  }
  const buffer = await fetchWhole(file, again);
  try {
    return await WebAssembly.compile(buffer);
  } catch (error) {
    // The bytes are right: the browser or the page's policy refuses them.
    throw unusable(file.name, `${error.message}; a Content-Security-Policy needs 'wasm-unsafe-eval', for browsers before 2022 'unsafe-eval'`);
  }
}

/**
 * The address of a file beside this module; empty where a build tool has made this module part of another file.
 *
 * @param {string} name
 */
export function beside(name) {
  const here = HERE.split(/[?#]/)[0];
  return PUBLISHED.test(here) ? new URL(name, here).href : '';
}

/**
 * An address as build tools write it; they leave none in scripts that are not modules. There, files lie beside the script.
 *
 * @param {string} name
 * @param {() => string} address
 */
function addressOf(name, address) {
  return HERE ? address() : new URL(name, SCRIPT).href;
}

/** The address of the style sheet, written out for build tools. */
export function sheetAddress() {
  return addressOf('report-chart.css', () => new URL('./report-chart.css', import.meta.url).href);
}

/**
 * Returns a promise of the bytes of a file. The browser compares the hash: every browser that runs this knows `integrity`, whereas
 * `crypto.subtle` is missing on plain http, and so in many intranets.
 *
 * @param {PublishedFile} file
 * @param {boolean} [again] as above
 */
export async function fetchWhole({ name, integrity, address }, again) {
  const url = addressOf(name, /** @type {() => string} */ (address));
  /** @type {RequestInit} */
  const options = { credentials: 'same-origin', cache: again ? 'reload' : 'default' };
  try {
    const response = await fetch(url, { ...options, integrity });
    return await response.arrayBuffer();
  } catch (error) {
    throw await reason(name, url, options, error);
  }
}

/**
 * Finds out what was wrong. A response with another hash is not accessible, so the file is requested again without one.
 *
 * @param {string} name
 * @param {string} url
 * @param {RequestInit} options
 * @param {Error} error
 */
async function reason(name, url, options, error) {
  let response;
  /** @type {Uint8Array} */
  let start;
  try {
    response = await fetch(url, options);
    start = new Uint8Array(await response.arrayBuffer()).subarray(0, MAGIC.length);
  } catch (unreachable) {
    return unavailable(name, `could not be fetched (${error.message}); put ${name} beside report-chart.js`);
  }
  if (!response.ok) {
    const type = name.endsWith('.wasm') ? '; a server that has it may need the MIME type application/wasm for .wasm' : '';
    return unavailable(name, `found status ${response.status}; put ${name} beside report-chart.js${type}`);
  }
  if (name.endsWith('.wasm') && MAGIC.some((byte, i) => start[i] !== byte)) {
    return unavailable(name, 'found something else than WebAssembly; the server may answer missing files with a page');
  }
  return unavailable(name, 'found another version or a damaged copy; all files must be of one build, and whole');
}
