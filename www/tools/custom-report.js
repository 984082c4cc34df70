// Reports of a page's own: given to the element, at an address, or inside the element. The second program reads and holds them;
// here their texts are kept for as long as a chart shows them, because a program may die.

import { DEADLINE, FETCH_AGAIN, wait } from '../loader/engine.js';
import { complain } from '../shared/errors.js';
import { loadFullEngine, ownReports } from './tools-engine.js';

// The most bytes of a report, as the program has it.
const MOST_BYTES = 2000000;
// The most lines that the console gets of one report.
const MOST_LINES = 20;
const LONGEST_ADDRESS = 200;

const texts = new Map();
const tries = new Map();
const told = new Set();
let lastNumber = 0;

/**
 * Opens the report of an element: its property, else its `src`, else what is inside it; none is the shipped one. From then on
 * requests name it by `element._own`.
 */
export async function openReport(element) {
  const { report, src, _asked: asked, _stay: stay } = element;
  // Whether this is still wanted when it has come.
  const isCurrent = () => asked === element._asked && element.isConnected;
  const inside = element.querySelector('script[type="application/json"],script[type="text/csv"]');
  let number;
  try {
    if (report || src || inside) {
      number = await opened(report, src, inside && inside.textContent);
    }
  } catch (fault) {
    if (isCurrent()) {
      release(element);
    }
    throw fault;
  }
  if (number) {
    ownReports.get(number).awaited -= 1;
  }
  if (isCurrent()) {
    if (number !== element._own) {
      release(element);
    }
    element._own = number;
    if (number) {
      ownReports.get(number).users.add(element);
      stay.until(() => release(element));
    }
  }
  sweep();
}

// Nothing is drawn of a report that is no longer there, and nothing else in its place.
function release(element) {
  ownReports.forEach(({ users }) => users.delete(element));
  if (element._own) {
    element._leave();
    element._engine = null;
  }
  element._own = undefined;
}

// Reports without a chart, and without one that is about to show them, are forgotten, by the program too.
function sweep() {
  ownReports.forEach(({ users, awaited }, number) => {
    if (!users.size && !awaited) {
      ownReports.delete(number);
      loadFullEngine(true).then((engine) => engine.close_report(number)).catch(() => {});
    }
  });
}

// The number of a report, which is kept for who awaits it.
async function opened(given, src, inside) {
  const own = given || !src ? textGiven(given || inside) : '';
  const text = own || (await fetchReport(src));
  const from = own ? '' : new URL(src, document.baseURI).href;
  const engine = await loadFullEngine(true);
  for (const [number, report] of Array.from(ownReports)) {
    if (report.text === text && report.from === from) {
      report.awaited += 1;
      return number;
    }
  }
  lastNumber += 1;
  try {
    engine.open_report(lastNumber, text, from);
  } catch (fault) {
    tellAll(fault, text);
    throw fault;
  }
  ownReports.set(lastNumber, { text, from, users: new Set(), awaited: 1 });
  return lastNumber;
}

function textGiven(given) {
  return typeof given === 'string' ? given : JSON.stringify(given);
}

// The element tells the first fault; the others are told here, once.
function tellAll({ faults }, text) {
  if (!faults || told.has(text)) {
    return;
  }
  told.add(text);
  faults.slice(1, MOST_LINES).forEach(({ code, path, message, line, column }) => {
    complain(`report-chart: ${path}: line ${line} column ${column}: ${message} [${code}]`);
  });
  if (faults.length > MOST_LINES) {
    complain(`report-chart: ${faults.length - MOST_LINES} more faults of this report are in the event`);
  }
}

// One download for all charts of an address.
function fetchReport(src) {
  const address = new URL(src, document.baseURI).href;
  if (!texts.has(address)) {
    const text = textAt(address, src.slice(0, LONGEST_ADDRESS));
    const late = wait(DEADLINE).then(() => {
      throw missing(src, `did not arrive within ${DEADLINE / 1000} seconds`);
    });
    const awaited = Promise.race([text, late]);
    texts.set(address, awaited);
    awaited.catch((fault) => {
      const count = tries.get(address) || 0;
      tries.set(address, count + 1);
      if (!fault.final && FETCH_AGAIN[count]) {
        fault.later = Promise.race([text.catch(() => wait(FETCH_AGAIN[count])), wait(FETCH_AGAIN[count])]);
        fault.later.then(() => texts.delete(address));
        // What came after all is not asked for a second time.
        text.then(() => texts.set(address, text), () => {});
      }
    });
  }
  return texts.get(address);
}

async function textAt(address, src) {
  let response;
  try {
    response = await fetch(address, { credentials: 'same-origin', cache: tries.get(address) ? 'reload' : 'default' });
  } catch (fault) {
    throw missing(src, `could not be fetched (${fault.message}); another host has to allow it with Access-Control-Allow-Origin`);
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

async function bytesUpTo(response, src) {
  const reader = response.body.getReader();
  const chunks = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((fault) => {
      throw missing(src, `ended early (${fault.message})`);
    });
    if (done) {
      break;
    }
    size += value.length;
    if (size > MOST_BYTES) {
      reader.cancel().catch(() => {});
      throw { code: 'too-much', path: src, message: `found more than ${MOST_BYTES} bytes; accepted are at most as many`, final: true };
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

function missing(path, message) {
  return { code: 'report-unavailable', path, message };
}
