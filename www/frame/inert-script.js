// @ts-check
// Runs the scripts that a frame loads on demand. A sandboxed frame has no origin, so it can import nothing, but run classic scripts.
// Each is an element of the page that has not run, because of its type; a policy of trusted types forbids to set the address of a new
// one.

import { unavailable } from '../shared/errors.js';

/** @typedef {import('../shared/types.js').PublishedFile} PublishedFile */

/**
 * The element of a script that has run. It hands its exports over here, so that it defines no globals.
 *
 * @template Exports
 * @typedef {HTMLScriptElement & { build?: string, exported?: Exports }} RunScript
 */

/**
 * A function that promises the exports of a script, again after an error.
 *
 * @template Exports
 * @param {PublishedFile} file name of the script, hash of its wasm
 * @returns {() => Promise<Exports>}
 */
export function inertLoader(file) {
  /** @type {Promise<Exports> | null} */
  let loaded = null;
  return () => {
    if (!loaded) {
      loaded = run(file);
      loaded.catch(() => {
        loaded = null;
      });
    }
    return loaded;
  };
}

/**
 * @param {PublishedFile} file
 * @returns {Promise<any>}
 */
function run({ name, integrity }) {
  return new Promise((done, fail) => {
    /** @param {string} message */
    const failed = (message) => fail(unavailable(name, message));
    const inert = document.querySelector(`script[type="text/plain"][src*="${name.split('.')[0]}"]`);
    if (!inert) {
      failed(`found no <script type="text/plain" src="${name}"> in the page of the frame`);
      return;
    }
    const script = /** @type {RunScript<unknown>} */ (inert.cloneNode());
    script.removeAttribute('type');
    script.onerror = () => failed(`could not be loaded; put ${name} beside report-chart-frame.js`);
    script.onload = () => {
      if (script.exported && script.build === integrity) {
        done(script.exported);
      } else {
        failed('found another version or a damaged copy; all files must be of one build, and whole');
      }
    };
    document.head.append(script);
  });
}
