// @ts-check
// Custom reports: a property of the element, a file at an address, or a script inside the element. Their texts are kept here for
// as long as a chart shows them. The custom bundle draws what it understands; the tools bundle explains errors and draws the rest.

import { BUILT_IN_REPORT } from '../built/built-in-report.js';
import { expectCustom, pageEngineFor } from '../loader/chart-engine.js';
import { DEADLINE, RETRY_FETCH, wait } from '../loader/engine.js';
import { loadTools } from '../loader/load-tools.js';
import { decode } from '../shared/decode.js';

/** @typedef {import('../shared/types.js').Chart} Chart */
/** @typedef {import('../shared/types.js').CustomReport} CustomReport */
/** @typedef {import('../shared/types.js').ReportError} ReportError */

// The largest report in bytes, as the wasm has it; a test compares them.
const MAX_BYTES = 2000000;
const LONGEST_ADDRESS = 200;

// A report in which this stands nowhere has no address. The tools find out whether another one has.
const MAY_BE_LINKED = /\burl\b|网址/;

// Addresses of tables, which the tools bundle reads.
const TABLE = /\.csv([?#]|$)/i;

/** @type {Map<string, Promise<string>>} */
const texts = new Map();
/** @type {Map<string, number>} */
const tries = new Map();
/** @type {Set<CustomReport>} */
const reports = new Set();
/**
 * What draws them, and the built-in one.
 *
 * @type {Map<CustomReport | undefined, import('../shared/types.js').DrawingEngine>}
 */
const engines = new Map();
let lastNumber = 0;

/**
 * Returns a promise of the engine that draws a chart, with its report open: the property of its element, else its `src`, else a
 * script inside it, else the built-in report. It is then `chart.report`.
 *
 * @param {Chart} chart
 * @param {boolean} needsTools only the tools bundle draws a reader's choices and an editor's notes
 * @param {(error: ReportError) => void} reportError called where the tools bundle fails and another one draws instead
 * @returns {Promise<import('../shared/types.js').DrawingEngine>}
 */
export async function engineFor(chart, needsTools, reportError) {
  const isCurrent = chart.current();
  /** @type {CustomReport | undefined} */
  let report;
  try {
    report = await reportOf(chart.element, needsTools);
    const engine = await engineWith(report, needsTools, reportError);
    if (isCurrent()) {
      engines.set(report, engine);
      take(chart, report);
    }
    return engine;
  } catch (error) {
    if (isCurrent()) {
      release(chart);
    }
    throw error;
  } finally {
    if (report) {
      report.awaited -= 1;
    }
    sweep();
  }
}

/**
 * The engine that draws the report of a chart already, in another chart; none where it is not known.
 *
 * @param {Chart} chart
 */
export function engineNow(chart) {
  let source;
  try {
    source = sourceOf(chart.element);
  } catch (invalid) {
    return undefined;
  }
  // Which edition is loaded is not known here.
  if (source && source.integrity) {
    return undefined;
  }
  const report = source && Array.from(reports).find(({ from, text }) => from === source.from && (from || text === source.text));
  const engine = source && !report ? undefined : engines.get(report);
  if (engine) {
    take(chart, report);
  }
  return engine;
}

/**
 * @param {Chart} chart
 * @param {CustomReport | undefined} report
 */
function take(chart, report) {
  if (report !== chart.report) {
    release(chart);
  }
  chart.report = report;
  if (report) {
    report.users.add(chart);
    chart.onRemoved(() => release(chart));
  }
}

/**
 * @param {CustomReport | undefined} report
 * @param {boolean} needsTools
 * @param {(error: ReportError) => void} reportError
 */
async function engineWith(report, needsTools, reportError) {
  const asDescribed = needsTools ? null : await pageEngineFor(report);
  if (asDescribed) {
    return asDescribed;
  }
  try {
    return await (await loadTools()).fullEngineFor(report);
  } catch (error) {
    const engine = await pageEngineFor(report);
    if (!engine) {
      throw error;
    }
    // The chart without choices and notes is better than none.
    reportError(error);
    return engine;
  }
}

/**
 * The chart stops using its report, and shows no other in its place.
 *
 * @param {Chart} chart
 */
function release(chart) {
  reports.forEach(({ users }) => users.delete(chart));
  if (chart.report) {
    chart.dropEngine();
  }
  chart.report = undefined;
}

// Closes reports that no chart shows or is about to show.
function sweep() {
  reports.forEach((report) => {
    if (!report.users.size && !report.awaited) {
      reports.delete(report);
      engines.delete(report);
      report.closed = true;
      report.onClosed.forEach((act) => act());
    }
  });
}

/**
 * The text of an element's report, or its address; nothing for the built-in one.
 *
 * @param {HTMLElement} element
 */
function sourceOf(element) {
  const given = /** @type {import('./report-chart.js').ReportChart} */ (element).report;
  const src = element.getAttribute('src');
  const inside = element.querySelector('script[type="application/json"],script[type="text/csv"]');
  const integrity = element.getAttribute('integrity') || '';
  if (!given && !src && !inside) {
    if (integrity && integrity !== BUILT_IN_REPORT) {
      throw changed(integrity);
    }
    return undefined;
  }
  const from = given || !src ? undefined : reportAddress(src);
  const own = given || (inside && inside.textContent);
  if (integrity && !from) {
    throw invalid('integrity', 'found a report inside the page; accepted is a hash of the file in `src` or of the built-in report');
  }
  const crossOrigin = element.hasAttribute('crossorigin');
  return { from, src, integrity, crossOrigin, text: from ? '' : reportText(own) };
}

/**
 * @param {string} src
 */
function reportAddress(src) {
  let address;
  try {
    address = new URL(src, document.baseURI);
  } catch (error) {
    throw invalid('src', `found "${src.slice(0, LONGEST_ADDRESS)}"; accepted is an address`);
  }
  return address.href;
}

/**
 * The text of a report that the page gives as an object or a text.
 *
 * @param {unknown} own
 * @returns {string}
 */
export function reportText(own) {
  if (typeof own === 'string') {
    return own;
  }
  let text;
  try {
    text = JSON.stringify(own);
  } catch (error) {
    throw invalid('report', `found what is not JSON (${error.message}); accepted is a report as an object or as text`);
  }
  if (typeof text !== 'string') {
    throw invalid('report', `found a ${typeof own}; accepted is a report as an object or as text`);
  }
  return text;
}

/**
 * @param {string} path
 * @param {string} message
 * @returns {ReportError}
 */
function invalid(path, message) {
  return { code: 'invalid-value', path, message, final: true };
}

/**
 * Promises the report of an element, which stays open for the caller.
 *
 * @param {HTMLElement} element
 * @param {boolean} needsTools
 */
async function reportOf(element, needsTools) {
  const source = sourceOf(element);
  if (!source) {
    return undefined;
  }
  const { from, src, integrity, crossOrigin } = source;
  if (from && !needsTools && !TABLE.test(from)) {
    expectCustom();
  }
  const text = from ? await fetchReport(from, /** @type {string} */ (src), integrity, crossOrigin) : source.text;
  let report = Array.from(reports).find((other) => other.text === text && other.from === from);
  if (!report) {
    lastNumber += 1;
    report = { number: lastNumber, text, from, mayBeLinked: MAY_BE_LINKED.test(text), users: new Set(), awaited: 0, closed: false, onClosed: [] };
    reports.add(report);
  }
  report.awaited += 1;
  return report;
}

/**
 * The charts with one address share a download.
 *
 * @param {string} address
 * @param {string} src the address as the element has it
 * @param {string} integrity the hash that the file must have; empty for any
 * @param {boolean} crossOrigin whether the page allows other hosts
 * @returns {Promise<string>}
 */
function fetchReport(address, src, integrity, crossOrigin) {
  const key = `${integrity} ${crossOrigin} ${address}`;
  const known = texts.get(key);
  if (known) {
    return known;
  }
  const text = textAt(address, src.slice(0, LONGEST_ADDRESS), integrity, crossOrigin);
  const late = wait(DEADLINE).then(() => {
    throw missing(src, `did not arrive within ${DEADLINE / 1000} seconds`);
  });
  /** @type {Promise<string>} */
  const awaited = Promise.race([text, late]);
  texts.set(key, awaited);
  awaited.catch((error) => {
    const count = tries.get(address) || 0;
    tries.set(address, count + 1);
    const pause = RETRY_FETCH[count];
    if (!error.final && pause) {
      error.later = Promise.race([text.catch(() => wait(pause)), wait(pause)]);
      error.later.then(() => texts.delete(key));
      // A text that arrives late is not requested again.
      text.then(() => texts.set(key, text), () => {});
    }
  });
  return awaited;
}

/**
 * @param {string} address
 * @param {string} src the address as an error names it
 * @param {string} integrity
 * @param {boolean} crossOrigin
 */
async function textAt(address, src, integrity, crossOrigin) {
  const own = location.origin === 'null' ? new URL(document.baseURI).origin : location.origin;
  if (!crossOrigin && /^http/.test(address) && new URL(address).origin !== own) {
    throw invalid('src', `found another host: ${src}; accepted with the attribute crossorigin`);
  }
  // Without it, a redirect to another host fails before that host is asked.
  /** @type {RequestInit} */
  const options = { mode: crossOrigin ? 'cors' : 'same-origin', credentials: 'same-origin', cache: tries.get(address) ? 'reload' : 'default' };
  let response;
  try {
    // The browser compares the hash.
    response = await fetch(address, integrity ? { ...options, integrity } : options);
  } catch (error) {
    if (integrity && (await fetch(address, options).then(({ ok }) => ok, () => false))) {
      throw changed(integrity);
    }
    throw missing(src, `could not be fetched (${error.message}); another host needs the attribute crossorigin, and has to allow it with Access-Control-Allow-Origin`);
  }
  if (!response.ok) {
    throw missing(src, `found status ${response.status}`);
  }
  const bytes = await bytesUpTo(response, src);
  const text = decode(bytes);
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
 * @param {string} integrity
 * @returns {ReportError}
 */
function changed(integrity) {
  const message = `found another report than that with the hash ${integrity.slice(0, LONGEST_ADDRESS)}; the content inside the element is shown instead`;
  return { code: 'report-changed', path: 'integrity', message, final: true };
}

/**
 * @param {string} path
 * @param {string} message
 * @returns {ReportError}
 */
function missing(path, message) {
  return { code: 'report-unavailable', path, message };
}
