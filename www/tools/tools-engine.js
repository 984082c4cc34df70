// @ts-check
// The engine of the tools bundle, which draws any report and does what few readers ask for.

import { instantiate } from '../built/report_charts_tools.js';
import { TOOLS_BUNDLE } from '../built/tools-bundle.js';
import { engineLoader } from '../loader/engine.js';

/**
 * A custom report that charts show.
 *
 * @typedef {object} CustomReport
 * @property {string} text
 * @property {string} from its address; empty for a text
 * @property {Set<import('../shared/types.js').Chart>} users
 * @property {number} awaited how many charts are about to show it
 */

/**
 * By number.
 *
 * @type {Map<number, CustomReport>}
 */
export const customReports = new Map();

// A new instance gets the reports that the dead one had.
export const loadFullEngine = engineLoader(TOOLS_BUNDLE, async (module) => {
  const program = await instantiate(module);
  customReports.forEach(({ text, from }, number) => program.open_report(number, text, from));
  return { ...program, full: true };
});
