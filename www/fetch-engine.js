// A program beside this module: fetched, checked and compiled. A failure says what to do about it.

const MAGIC = [0x00, 0x61, 0x73, 0x6d];

// Addresses in full: build tools that move and rename files find them by these very words, and by no others.
const ADDRESSES = {
  'report-chart.wasm': () => new URL('./report-chart.wasm', import.meta.url),
  'report-chart-tools.wasm': () => new URL('./report-chart-tools.wasm', import.meta.url),
};

// This module as it was published: beside it is what was published with it.
const PUBLISHED = /^https?:.*\/report-chart(-tools)?(\.[0-9a-f]+)?\.js$/;

export async function fetchEngine(name) {
  if (typeof WebAssembly !== 'object') {
    throw unavailable(name, 'found no WebAssembly in this browser; the content inside the element is shown instead');
  }
  return compile(name, await download(name));
}

/** The address of a file beside this module; empty where a build tool has made it part of another file. */
export function beside(name) {
  const here = import.meta.url.split(/[?#]/)[0];
  return PUBLISHED.test(here) ? new URL(name, here).href : '';
}

async function download(name) {
  let response;
  try {
    response = await fetch(ADDRESSES[name]().href, { credentials: 'same-origin' });
  } catch (fault) {
    throw unavailable(name, `could not be fetched (${fault.message}); put ${name} beside report-chart.js`);
  }
  if (!response.ok) {
    throw unavailable(name, `found status ${response.status}; put ${name} beside report-chart.js`);
  }
  return response.arrayBuffer();
}

async function compile(name, buffer) {
  const start = new Uint8Array(buffer, 0, Math.min(MAGIC.length, buffer.byteLength));
  if (start.length < MAGIC.length || MAGIC.some((byte, i) => start[i] !== byte)) {
    throw unavailable(name, 'found something else than WebAssembly; the server may answer missing files with a page');
  }
  try {
    return await WebAssembly.compile(buffer);
  } catch (fault) {
    throw unavailable(
      name,
      `${fault.message}; the file must be whole, and a Content-Security-Policy needs 'wasm-unsafe-eval'`,
    );
  }
}

function unavailable(path, message) {
  return { code: 'engine-unavailable', path, message };
}
