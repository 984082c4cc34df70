// The life of a program: fetched once for all charts of a page, started, and started anew where it has died.

import { refused, unavailable } from '../shared/errors.js';
import { fetchEngine } from './fetch-engine.js';

// How long a page waits before it stays with what the element holds, in milliseconds. What arrives later is drawn all the same.
export const DEADLINE = 10000;
// Pauses before a file is asked for again, and before a dead program is started anew, in milliseconds. After the last of
// them it is left at that.
export const FETCH_AGAIN = [2000, 10000, 30000];
const START_AGAIN = [0, 1000, 4000];

/**
 * A function that gives the engine of a program, a promise of it. `start(module)` promises an instance. After a fault of a file
 * the next one who asks has it tried again; who is `patient` gets the same fault until it is time for that.
 *
 * Such faults come with `later`, a promise that comes true when it is worth asking again; the last one comes without.
 * An engine tells its `users`, functions, when it has died: then another one is to be had here.
 */
export function engineOf(program, start) {
  let current = null;
  let tries = 0;
  let deaths = 0;
  let arrived;
  // The first download that is whole, whenever it comes.
  const arrival = new Promise((done) => {
    arrived = done;
  });
  let has = false;
  let failed = false;

  async function load() {
    const awaited = [arrival];
    if (!has) {
      const download = fetchEngine(program, tries > 0);
      const whole = (module) => {
        has = true;
        arrived(module);
      };
      download.then(whole, () => {});
      awaited.push(download, late(program));
    }
    return begin(await Promise.race(awaited));
  }

  async function begin(module) {
    try {
      return alive(await start(module), (fault) => died(module, fault));
    } catch (fault) {
      throw refused(program.name, `could not be started (${fault.message})`);
    }
  }

  function died(module, fault) {
    const pause = START_AGAIN[deaths];
    deaths += 1;
    current = pause === undefined ? Promise.reject(fault) : wait(pause).then(() => begin(module));
    current.catch(() => {});
  }

  return function engine(patient) {
    if (!current || (failed && !patient)) {
      failed = false;
      current = load();
      current.catch((fault) => {
        failed = true;
        const pause = FETCH_AGAIN[tries];
        tries += 1;
        if (!fault.final && pause !== undefined) {
          fault.later = Promise.race([arrival, wait(pause)]);
          fault.later.then(() => {
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

// An instance whose every call is watched. What it throws as `{code, path, message}` is an answer; anything else (a trap, a
// stack or a memory at its end, an exception of the browser on its way through) leaves it in no state to be called again.
function alive({ full, ...parts }, died) {
  const users = new Set();
  let dead = null;
  const watched = (act) =>
    function guarded(...given) {
      if (dead) {
        throw dead;
      }
      try {
        return act.apply(this, given);
      } catch (fault) {
        if (fault && typeof fault.code === 'string') {
          throw fault;
        }
        dead = {
          code: 'engine-failed',
          path: 'report-chart',
          message: `the program has stopped (${fault && fault.message}); please report this line with the address of the page`,
        };
        died(dead);
        // Each in a turn of its own: this chart comes first, and one that fails keeps nothing from the others.
        users.forEach((tell) => Promise.resolve(dead).then(tell));
        throw dead;
      }
    };
  const engine = { users, full };
  for (const name of Object.keys(parts)) {
    const part = parts[name];
    if (part.prototype && part.prototype.free) {
      watchMethods(part.prototype, watched, () => dead);
    } else {
      engine[name] = watched(part);
    }
  }
  return engine;
}

// The classes belong to this instance alone, so their methods can be replaced.
function watchMethods(methods, watched, isDead) {
  for (const name of Object.getOwnPropertyNames(methods)) {
    const act = methods[name];
    if (name === 'free') {
      methods.free = function free() {
        if (!isDead()) {
          act.call(this);
        }
      };
    } else if (name !== 'constructor' && name.indexOf('__') !== 0) {
      methods[name] = watched(act);
    }
  }
}

function late({ name }) {
  return wait(DEADLINE).then(() => {
    throw unavailable(name, `did not arrive within ${DEADLINE / 1000} seconds`);
  });
}

/** A promise that comes true after so many milliseconds. */
export function wait(time) {
  return new Promise((done) => setTimeout(done, time));
}
