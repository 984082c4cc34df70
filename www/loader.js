// One engine for all charts of a page: fetched, checked and started once. A failure is told with what to do about it,
// and the next chart that asks tries again.

import { draw, initSync } from './report_charts.js';

const MAGIC = [0x00, 0x61, 0x73, 0x6d];

let engine = null;

export function loadEngine() {
  if (!engine) {
    engine = start();
    engine.catch(() => {
      engine = null;
    });
  }
  return engine;
}

async function start() {
  const address = new URL('report-chart.wasm', import.meta.url);
  if (typeof WebAssembly !== 'object') {
    throw unavailable('found no WebAssembly in this browser; the content inside the element is shown instead');
  }
  const module = await compile(await download(address));
  initSync({ module });
  return { draw };
}

async function download(address) {
  let response;
  try {
    response = await fetch(address, { credentials: 'same-origin' });
  } catch (fault) {
    throw unavailable(`could not be fetched (${fault.message}); put report-chart.wasm beside report-chart.js`);
  }
  if (!response.ok) {
    throw unavailable(`found status ${response.status}; put report-chart.wasm beside report-chart.js`);
  }
  return response.arrayBuffer();
}

async function compile(buffer) {
  const start = new Uint8Array(buffer, 0, Math.min(MAGIC.length, buffer.byteLength));
  if (start.length < MAGIC.length || MAGIC.some((byte, i) => start[i] !== byte)) {
    throw unavailable('found something else than WebAssembly; the server may answer missing files with a page');
  }
  try {
    return await WebAssembly.compile(buffer);
  } catch (fault) {
    throw unavailable(`${fault.message}; the file must be whole, and a Content-Security-Policy needs 'wasm-unsafe-eval'`);
  }
}

function unavailable(message) {
  return { code: 'engine-unavailable', path: 'report-chart.wasm', message };
}
