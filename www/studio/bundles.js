// @ts-check
// The bundles of the studio: reading, for texts, in a worker, and tools, for embed code, pictures and pages. They are files beside
// this page, and none sends data.

import { loadFullEngine } from '../report-chart-tools.js';

/** @typedef {import('./types.js').Answers} Answers */

// The name of the policy by which a page that asks for trusted types knows the address of the worker.
const POLICY = 'report-charts-studio';

/** @type {Worker | null} */
let worker = null;
// Whether the policy of the page forbids the worker. Then the page itself reads.
let isAlone = false;
let asked = 0;
/** @type {Map<number, { done: (value: any) => void, failed: (error: unknown) => void }>} */
const waiting = new Map();

function started() {
  if (!worker) {
    const own = new Worker(workerAddress(), { type: 'module' });
    own.addEventListener('message', ({ data: { id, value, error } }) => {
      const { done, failed } = waiting.get(id) || {};
      waiting.delete(id);
      if (error && failed) {
        failed(Object.assign(new Error(error.message), error));
      } else if (done) {
        done(value);
      }
    });
    // A script of the worker did not arrive: the next question tries again.
    own.addEventListener('error', (event) => {
      event.preventDefault();
      worker = null;
      waiting.forEach(({ failed }) => failed(new Error(event.message || 'studio/worker.js')));
      waiting.clear();
    });
    worker = own;
  }
  return worker;
}

/** @returns {any} */
function workerAddress() {
  const address = new URL('worker.js', import.meta.url).href;
  const { trustedTypes } = /** @type {any} */ (window);
  return trustedTypes ? trustedTypes.createPolicy(POLICY, { createScriptURL: () => address }).createScriptURL('') : address;
}

/**
 * Asks the reading bundle; see answers.js.
 *
 * @template {keyof Answers} Name
 * @param {Name} name
 * @param {Parameters<Answers[Name]>} given
 * @returns {Promise<ReturnType<Answers[Name]>>}
 */
export async function ask(name, ...given) {
  if (!isAlone) {
    try {
      started();
    } catch (forbidden) {
      isAlone = true;
    }
  }
  if (isAlone) {
    const { ANSWERS } = await import('./answers.js');
    return /** @type {any} */ (ANSWERS[name](...given));
  }
  asked += 1;
  const id = asked;
  return new Promise((done, failed) => {
    waiting.set(id, { done, failed });
    started().postMessage({ id, name, given });
  });
}

// Not the number of a chart's report: those begin with 1.
const OURS = -1;

/**
 * Calls `act` with the tools bundle, in which the report is open.
 *
 * @template Result
 * @param {string} report
 * @param {(engine: import('../built/report_charts_tools.js').Program) => Result | Promise<Result>} act
 * @returns {Promise<Result>}
 */
export async function withReport(report, act) {
  const engine = await loadFullEngine();
  engine.open_report(OURS, report);
  try {
    return await act(engine);
  } finally {
    engine.close_report(OURS);
  }
}

/**
 * Calls `act` with a view for export.
 *
 * @template Result
 * @param {string} report
 * @param {string} view
 * @param {string} lang
 * @param {(exported: import('../built/report_charts_tools.js').ViewExport) => Result} act
 */
export function withView(report, view, lang, act) {
  return withReport(report, (engine) => {
    const request = JSON.stringify({ view, lang, width: 640, around: [], report: OURS });
    const exported = engine.export_view(request, '');
    try {
      return act(exported);
    } finally {
      exported.free();
    }
  });
}

/**
 * Returns a promise of the pages and pictures of all views of a report, `[path, content]`.
 *
 * @param {string} report
 * @param {string} script the address of report-chart.js
 * @param {string} integrity the hash of the report, empty where it is not known
 * @param {boolean} english whether there are pages in English, too
 */
export function sitePages(report, script, integrity, english) {
  return withReport(report, (engine) => engine.site_files(OURS, script, integrity, english));
}
