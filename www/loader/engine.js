// @ts-check
// The life cycle of a wasm instance: its file is fetched once for all charts of a page, and after a trap a new instance is started.

import { unavailable, unusable } from '../shared/errors.js';
import { fetchEngine } from './fetch-engine.js';

/** @typedef {import('../shared/types.js').PublishedFile} PublishedFile */
/** @typedef {import('../shared/types.js').ReportError} ReportError */

// How long a page waits before it shows what the element contains, in milliseconds. A file that arrives later is used all the
// same.
export const DEADLINE = 10000;
// Pauses before a file is requested again, and before a new instance is started, in milliseconds. After the last pause
// there are no more attempts.
export const RETRY_FETCH = [2000, 10000, 30000];
const RETRY_START = [0, 1000, 4000];

/**
 * A function that promises the engine of a bundle. After an error of a file, the next call tries again; a `patient` caller
 * gets the same error until it is time for that.
 *
 * Such an error has a promise, `later`, that is fulfilled when another attempt makes sense; the last one has none. An engine
 * calls its `users` when it has died: from then on, this function promises another one.
 *
 * @template Program
 * @param {PublishedFile} file
 * @param {(module: WebAssembly.Module) => Promise<Program>} start promises an instance
 * @returns {(patient?: boolean) => Promise<import('../shared/types.js').Engine<Program>>}
 */
export function engineLoader(file, start) {
  /** @type {Promise<any> | null} */
  let current = null;
  let tries = 0;
  let deaths = 0;
  /** @type {(module: WebAssembly.Module) => void} */
  let arrived;
  // The first complete download, however late.
  /** @type {Promise<WebAssembly.Module>} */
  const arrival = new Promise((done) => {
    arrived = done;
  });
  let has = false;
  let failed = false;

  async function load() {
    const awaited = [arrival];
    if (!has) {
      const download = fetchEngine(file, tries > 0);
      download.then(
        (module) => {
          has = true;
          arrived(module);
        },
        () => {},
      );
      awaited.push(download, deadline(file));
    }
    return begin(await Promise.race(awaited));
  }

  /** @param {WebAssembly.Module} module */
  async function begin(module) {
    try {
      return guardedEngine(await start(module), (error) => died(module, error));
    } catch (error) {
      throw unusable(file.name, `could not be started (${error.message})`);
    }
  }

  /**
   * @param {WebAssembly.Module} module
   * @param {ReportError} error
   */
  function died(module, error) {
    const pause = RETRY_START[deaths];
    deaths += 1;
    current = pause === undefined ? Promise.reject(error) : wait(pause).then(() => begin(module));
    current.catch(() => {});
  }

  return function engine(patient) {
    if (!current || (failed && !patient)) {
      failed = false;
      current = load();
      current.catch((error) => {
        failed = true;
        const pause = RETRY_FETCH[tries];
        tries += 1;
        if (!error.final && pause !== undefined) {
          error.later = Promise.race([arrival, wait(pause)]);
          error.later.then(() => {
            if (failed) {
              current = null;
            }
          });
        }
      });
    }
    return current;
  };
}

/**
 * An instance whose calls are guarded. What it throws as `{code, path, message}` is an answer. After anything else (a trap, no
 * more stack or memory, an exception of the browser) the instance is in an undefined state and is never called again.
 *
 * @param {any} program
 * @param {(error: ReportError) => void} died
 */
function guardedEngine({ full, ...parts }, died) {
  const users = new Set();
  /** @type {ReportError | null} */
  let dead = null;
  /** @param {Function} act */
  const guarded = (act) =>
    /**
     * @this {any}
     * @param {any[]} given
     */
    function guard(...given) {
      if (dead) {
        throw dead;
      }
      try {
        return act.apply(this, given);
      } catch (error) {
        if (error && typeof error.code === 'string') {
          throw error;
        }
        const death = {
          code: 'engine-failed',
          path: 'report-chart',
          message: `the program has stopped (${error && error.message}); please report this line with the address of the page`,
        };
        dead = death;
        died(death);
        // Each in a task of its own: this chart comes first, and an error of one chart does not affect the others.
        users.forEach((report) => Promise.resolve(death).then(report));
        throw death;
      }
    };
  /** @type {{ [name: string]: unknown }} */
  const engine = { users, full };
  for (const name of Object.keys(parts)) {
    const part = parts[name];
    if (part.prototype && part.prototype.free) {
      guardMethods(part.prototype, guarded, () => dead);
    } else {
      engine[name] = guarded(part);
    }
  }
  return engine;
}

/**
 * Replaces the methods of a class. It belongs to one instance alone.
 *
 * @param {any} methods
 * @param {(act: Function) => Function} guarded
 * @param {() => unknown} isDead
 */
function guardMethods(methods, guarded, isDead) {
  for (const name of Object.getOwnPropertyNames(methods)) {
    const act = methods[name];
    if (name === 'free') {
      methods.free = function free() {
        if (!isDead()) {
          act.call(this);
        }
      };
    } else if (name !== 'constructor' && name.indexOf('__') !== 0) {
      methods[name] = guarded(act);
    }
  }
}

/**
 * @param {PublishedFile} file
 * @returns {Promise<never>}
 */
function deadline({ name }) {
  return wait(DEADLINE).then(() => {
    throw unavailable(name, `did not arrive within ${DEADLINE / 1000} seconds`);
  });
}

/**
 * Resolves after a pause.
 *
 * @param {number} time in milliseconds
 * @returns {Promise<void>}
 */
export function wait(time) {
  return new Promise((done) => setTimeout(done, time));
}
