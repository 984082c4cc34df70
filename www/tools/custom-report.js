// @ts-check
// Custom reports: a property of the element, a file at an address, or a script inside the element. The tools bundle reads and
// holds them. Their texts are kept here for as long as a chart shows them, for a new wasm instance.

import { DEADLINE, RETRY_FETCH, wait } from '../loader/engine.js';
import { logError } from '../shared/errors.js';
import { customReports, loadFullEngine } from './tools-engine.js';

/** @typedef {import('../shared/types.js').Chart} Chart */
/** @typedef {import('../shared/types.js').ReportError} ReportError */

// The largest report in bytes, as the wasm has it; a test compares them.
const MAX_BYTES = 2000000;
// How many errors of one report are written to the console.
const MAX_LOGGED = 20;
const LONGEST_ADDRESS = 200;

/** @type {Map<string, Promise<string>>} */
const texts = new Map();
/** @type {Map<string, number>} */
const tries = new Map();
const loggedTexts = new Set();
let lastNumber = 0;

/**
 * Opens the report of a chart: the property of its element, else its `src`, else a script inside it; without any of them the
 * built-in report. From then on the chart's requests name it by `chart.reportNumber`.
 *
 * @param {Chart} chart
 */
export async function openReport(chart) {
  const element = /** @type {import('../element/report-chart.js').ReportChart} */ (chart.element);
  const isCurrent = chart.current();
  const { report } = element;
  const src = element.getAttribute('src');
  const inside = element.querySelector('script[type="application/json"],script[type="text/csv"]');
  let number;
  try {
    if (report || src || inside) {
      number = await opened(report, src, inside && inside.textContent);
    }
  } catch (error) {
    if (isCurrent()) {
      release(chart);
    }
    throw error;
  }
  const opening = number && customReports.get(number);
  if (opening) {
    opening.awaited -= 1;
  }
  if (isCurrent()) {
    if (number !== chart.reportNumber) {
      release(chart);
    }
    chart.reportNumber = number;
    if (opening) {
      opening.users.add(chart);
      chart.onRemoved(() => release(chart));
    }
  }
  sweep();
}

/**
 * The chart draws nothing of a report that is closed, and nothing in its place.
 *
 * @param {Chart} chart
 */
function release(chart) {
  customReports.forEach(({ users }) => users.delete(chart));
  if (chart.reportNumber) {
    chart.dropEngine();
  }
  chart.reportNumber = undefined;
}

// Closes reports that no chart shows or is about to show.
function sweep() {
  customReports.forEach(({ users, awaited }, number) => {
    if (!users.size && !awaited) {
      customReports.delete(number);
      loadFullEngine(true).then((engine) => engine.close_report(number)).catch(() => {});
    }
  });
}

/**
 * Promises the number of a report, which stays open for the caller.
 *
 * @param {object | string | null | undefined} given
 * @param {string | null} src
 * @param {string | null} inside
 */
async function opened(given, src, inside) {
  const own = given || !src ? textGiven(given || inside) : '';
  const text = own || (await fetchReport(/** @type {string} */ (src)));
  const from = own ? '' : absolute(src);
  const engine = await loadFullEngine(true);
  for (const [number, report] of Array.from(customReports)) {
    if (report.text === text && report.from === from) {
      report.awaited += 1;
      return number;
    }
  }
  lastNumber += 1;
  try {
    engine.open_report(lastNumber, text, from);
  } catch (error) {
    logAll(error, text);
    throw error;
  }
  customReports.set(lastNumber, { text, from, users: new Set(), awaited: 1 });
  return lastNumber;
}

/** @param {string | null} src */
function absolute(src) {
  return new URL(/** @type {string} */ (src), document.baseURI).href;
}

/** @param {object | string | null | undefined} given */
function textGiven(given) {
  return typeof given === 'string' ? given : JSON.stringify(given);
}

/**
 * The element reports the first error; the others are written to the console, once.
 *
 * @param {ReportError} error
 * @param {string} text
 */
function logAll({ faults }, text) {
  if (!faults || loggedTexts.has(text)) {
    return;
  }
  loggedTexts.add(text);
  faults.slice(1, MAX_LOGGED).forEach(({ code, path, message, line, column }) => {
    logError(`report-chart: ${path}: line ${line} column ${column}: ${message} [${code}]`);
  });
  if (faults.length > MAX_LOGGED) {
    logError(`report-chart: ${faults.length - MAX_LOGGED} more faults of this report are in the event`);
  }
}

/**
 * One download for all charts of an address.
 *
 * @param {string} src
 * @returns {Promise<string>}
 */
function fetchReport(src) {
  const address = absolute(src);
  const known = texts.get(address);
  if (known) {
    return known;
  }
  const text = textAt(address, src.slice(0, LONGEST_ADDRESS));
  const late = wait(DEADLINE).then(() => {
    throw missing(src, `did not arrive within ${DEADLINE / 1000} seconds`);
  });
  /** @type {Promise<string>} */
  const awaited = Promise.race([text, late]);
  texts.set(address, awaited);
  awaited.catch((error) => {
    const count = tries.get(address) || 0;
    tries.set(address, count + 1);
    const pause = RETRY_FETCH[count];
    if (!error.final && pause) {
      error.later = Promise.race([text.catch(() => wait(pause)), wait(pause)]);
      error.later.then(() => texts.delete(address));
      // A text that arrives late is not requested again.
      text.then(() => texts.set(address, text), () => {});
    }
  });
  return awaited;
}

/**
 * @param {string} address
 * @param {string} src the address as an error names it
 */
async function textAt(address, src) {
  let response;
  try {
    response = await fetch(address, { credentials: 'same-origin', cache: tries.get(address) ? 'reload' : 'default' });
  } catch (error) {
    throw missing(src, `could not be fetched (${error.message}); another host has to allow it with Access-Control-Allow-Origin`);
  }
  if (!response.ok) {
    throw missing(src, `found status ${response.status}`);
  }
  const bytes = await bytesUpTo(response, src);
  const text = new TextDecoder().decode(bytes);
  if (text.trim()[0] === '<') {
    throw missing(src, 'found a page instead of a report; the server may answer missing files with one');
  }
  return text;
}

/**
 * The bytes of a response, unless there are too many.
 *
 * @param {Response} response
 * @param {string} src
 */
async function bytesUpTo(response, src) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  /** @type {Uint8Array[]} */
  const chunks = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((error) => {
      throw missing(src, `ended early (${error.message})`);
    });
    if (done) {
      break;
    }
    size += value.length;
    if (size > MAX_BYTES) {
      reader.cancel().catch(() => {});
      throw { code: 'too-much', path: src, message: `found more than ${MAX_BYTES} bytes; accepted are at most as many`, final: true };
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  chunks.forEach((chunk) => {
    bytes.set(chunk, at);
    at += chunk.length;
  });
  return bytes;
}

/**
 * @param {string} path
 * @param {string} message
 * @returns {ReportError}
 */
function missing(path, message) {
  return { code: 'report-unavailable', path, message };
}
