// @ts-check
// Replaces loader/load-tools.js in the script of a frame. A sandboxed frame has no origin, so it can import nothing, but run classic
// scripts. The one with the tools is an element of the page that has not run, because of its type; a policy of trusted types
// forbids to set the address of a new one.

import { TOOLS_MODULE } from '../built/chart-bundle.js';
import { unavailable } from '../shared/errors.js';

/**
 * The element of a script that has run.
 *
 * @typedef {HTMLScriptElement & { build?: string, tools?: typeof import('../tools/report-chart-tools.js') }} ToolsScript
 */

const INERT = 'script[type="text/plain"][src]';

/** @type {Promise<typeof import('../tools/report-chart-tools.js')> | null} */
let loaded = null;

/** Promises the exports of report-chart-tools.js, again after an error. */
export function loadTools() {
  if (!loaded) {
    loaded = run();
    loaded.catch(() => {
      loaded = null;
    });
  }
  return loaded;
}

/** @returns {Promise<typeof import('../tools/report-chart-tools.js')>} */
function run() {
  return new Promise((done, fail) => {
    const { name, integrity } = TOOLS_MODULE;
    /** @param {string} message */
    const failed = (message) => fail(unavailable(name, message));
    const inert = document.querySelector(INERT);
    if (!inert) {
      failed(`found no <script type="text/plain" src="${name}"> in the page of the frame`);
      return;
    }
    const script = /** @type {ToolsScript} */ (inert.cloneNode());
    script.removeAttribute('type');
    script.onerror = () => failed(`could not be loaded; put ${name} beside report-chart-frame.js`);
    script.onload = () => {
      if (script.tools && script.build === integrity) {
        done(script.tools);
      } else {
        failed('found another version or a damaged copy; all files must be of one build, and whole');
      }
    };
    document.head.append(script);
  });
}
