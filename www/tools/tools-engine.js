// @ts-check
// The engine of the tools bundle, which draws any report and has the features that few readers use.

import { instantiate } from '../built/report_charts_tools.js';
import { TOOLS_BUNDLE } from '../built/tools-bundle.js';
import { engineLoader } from '../loader/engine.js';
import { logError } from '../shared/errors.js';
import { turn } from '../shared/paint-queue.js';

/** @typedef {import('../shared/types.js').CustomReport} CustomReport */
/** @typedef {import('../shared/types.js').ReportError} ReportError */

// How many errors of one report are written to the console.
const MAX_LOGGED = 20;

// How many reports are remembered that are wrong, each with its text.
const MAX_REFUSED = 20;

/** @type {Set<CustomReport>} */
const inTools = new Set();
/**
 * What was wrong with a report, by its text: forty charts of one get the error at once, and the console has it once.
 *
 * @type {Map<string, { from: string | undefined, error: ReportError }>}
 */
const refused = new Map();

// A new instance gets the reports that the dead one had.
export const loadFullEngine = engineLoader(TOOLS_BUNDLE, async (module) => {
  const program = await instantiate(module);
  inTools.forEach(({ number, text, from }) => program.open_report(number, text, from));
  return { ...program, full: true };
});

/**
 * Returns a promise of the engine with a report open, if there is one; else it answers for the built-in report.
 *
 * @param {CustomReport | undefined} report
 */
export async function fullEngineFor(report) {
  const engine = await loadFullEngine(true);
  await turn();
  openIn(engine, report);
  return engine;
}

/**
 * Opens a report, unless it is open. One that no chart shows any more stays closed.
 *
 * @param {import('../built/report_charts_tools.js').Program} engine
 * @param {CustomReport | undefined} report
 */
export function openIn(engine, report) {
  if (!report || report.closed || inTools.has(report)) {
    return;
  }
  const { number, text, from } = report;
  const known = refused.get(text);
  if (known && known.from === from) {
    throw known.error;
  }
  try {
    engine.open_report(number, text, from);
  } catch (error) {
    // Without a list of errors, the engine has died.
    if (error.faults) {
      refuse(report, error, !known);
    }
    throw error;
  }
  inTools.add(report);
  report.onClosed.push(() => {
    inTools.delete(report);
    loadFullEngine(true).then((other) => other.close_report(number)).catch(() => {});
  });
}

/**
 * @param {CustomReport} report
 * @param {ReportError} error
 * @param {boolean} isNew whether it is not in the console yet
 */
function refuse({ text, from }, error, isNew) {
  if (refused.size >= MAX_REFUSED) {
    refused.clear();
  }
  refused.set(text, { from, error });
  if (isNew) {
    logRest(error);
  }
}

/**
 * The element reports the first error; the others are written to the console.
 *
 * @param {ReportError} error
 */
function logRest({ faults = [], more = 0 }) {
  faults.slice(1, MAX_LOGGED).forEach(({ code, path, message, line, column }) => {
    logError(`report-chart: ${path}: line ${line} column ${column}: ${message} [${code}]`);
  });
  if (faults.length > MAX_LOGGED) {
    logError(`report-chart: ${faults.length - MAX_LOGGED} more errors of this report are in the event`);
  }
  if (more) {
    logError(`report-chart: ${more} more errors of this report are not listed`);
  }
}
