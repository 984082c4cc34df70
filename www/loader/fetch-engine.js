// A file beside this module: fetched, and refused unless it is the very one that this module was built with. A failure says
// what to do about it.

import { refused, unavailable } from '../shared/errors.js';

const MAGIC = [0x00, 0x61, 0x73, 0x6d];

// This module as it was published: beside it is what was published with it.
const PUBLISHED = /^https?:.*\/report-chart(-tools|-reading|-lines)?(\.[0-9a-f]+)?\.js$/;

/** The program, compiled. `again` says that an earlier try failed, so that a cache may hold the fault. */
export async function fetchEngine(program, again) {
  if (typeof WebAssembly !== 'object') {
    throw refused(program.name, 'found no WebAssembly in this browser; the content inside the element is shown instead');
  }
  const buffer = await fetchWhole(program, again);
  try {
    return await WebAssembly.compile(buffer);
  } catch (fault) {
    // The bytes are the right ones: it is the browser, or the page's policy, that refuses them.
    throw refused(program.name, `${fault.message}; a Content-Security-Policy needs 'wasm-unsafe-eval', for browsers before 2022 'unsafe-eval'`);
  }
}

/** The address of a file beside this module; empty where a build tool has made it part of another file. */
export function beside(name) {
  const here = import.meta.url.split(/[?#]/)[0];
  return PUBLISHED.test(here) ? new URL(name, here).href : '';
}

/** The address of the style sheet, written out for build tools. */
export function sheetAddress() {
  return new URL('./report-chart.css', import.meta.url).href;
}

/**
 * The bytes of `{name, integrity, address}`. The browser compares the hash: `crypto.subtle` would be missing on plain http, and so on
 * intranets, and every browser that runs this knows `integrity`.
 */
export async function fetchWhole({ name, integrity, address }, again) {
  const asked = { credentials: 'same-origin', cache: again ? 'reload' : 'default' };
  try {
    const response = await fetch(address(), { ...asked, integrity });
    return await response.arrayBuffer();
  } catch (fault) {
    throw await reason(name, address(), asked, fault);
  }
}

// What was wrong. The first answer is beyond reach once its hash is, so a second one is asked for.
async function reason(name, address, asked, fault) {
  let response;
  let start;
  try {
    response = await fetch(address, asked);
    start = new Uint8Array(await response.arrayBuffer()).subarray(0, MAGIC.length);
  } catch (unreachable) {
    return unavailable(name, `could not be fetched (${fault.message}); put ${name} beside report-chart.js`);
  }
  if (!response.ok) {
    return unavailable(name, `found status ${response.status}; put ${name} beside report-chart.js`);
  }
  if (name.endsWith('.wasm') && MAGIC.some((byte, i) => start[i] !== byte)) {
    return unavailable(name, 'found something else than WebAssembly; the server may answer missing files with a page');
  }
  return unavailable(name, 'found another version or a damaged copy; all files must be of one build, and whole');
}
