// A program beside this module: fetched, checked and compiled. A failure says what to do about it.

const MAGIC = [0x00, 0x61, 0x73, 0x6d];

export async function fetchEngine(name) {
  if (typeof WebAssembly !== 'object') {
    throw unavailable(name, 'found no WebAssembly in this browser; the content inside the element is shown instead');
  }
  return compile(name, await download(name));
}

/** The address of a file beside this module. */
export function beside(name) {
  return new URL(name, import.meta.url).href;
}

async function download(name) {
  let response;
  try {
    response = await fetch(beside(name), { credentials: 'same-origin' });
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
