// @ts-check
// What an editor has done: the text, corrections, chosen and changed charts, the article. A value that is replaced and never
// changed, so that each step before is kept for undoing. Not here: what follows from it (see main.js).

import * as store from './store.js';

/** @typedef {import('./types.js').Work} Work */

// Steps that can be undone.
const STEPS = 200;
// Typing within this time is one step, in milliseconds.
const TOGETHER = 1500;
// After a change, the work is kept after this time, in milliseconds.
const PAUSE = 200;

/** @type {Work} */
const EMPTY = { text: '', head: {}, fixes: {}, charts: [], order: [], english: null, names: {}, script: '', article: '', against: 'own' };

let current = EMPTY;
/** @type {{ work: Work, kind: string, time: number }[]} */
let before = [];
let timer = 0;
// Whether everything is in the browser's store, and whether the store works.
let isKept = true;
let works = true;
/** @type {() => void} */
let notify = () => {};

export function work() {
  return current;
}

/**
 * Changes parts of the work.
 *
 * @param {Partial<Work>} parts
 * @param {string} [kind] changes of one kind that follow each other at once are one step
 */
export function change(parts, kind = '') {
  const now = Date.now();
  const last = before[before.length - 1];
  const together = kind && last && last.kind === kind && now - last.time < TOGETHER;
  if (together) {
    last.time = now;
  } else {
    before.push({ work: current, kind, time: now });
    before.splice(0, before.length - STEPS);
  }
  current = { ...current, ...parts };
  later();
}

/** Goes back one step; false where there is none. */
export function undo() {
  const last = before.pop();
  if (!last) {
    return false;
  }
  current = last.work;
  later();
  return true;
}

export function canUndo() {
  return before.length > 0;
}

/**
 * Begins with other work; what was there can be brought back.
 *
 * @param {Partial<Work>} parts
 */
export function replace(parts) {
  change({ ...EMPTY, ...parts });
}

function later() {
  isKept = false;
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE);
  notify();
}

async function save() {
  clearTimeout(timer);
  const mine = current;
  try {
    await store.keep(mine);
    works = true;
    isKept = isKept || mine === current;
  } catch (refused) {
    works = false;
  }
  notify();
}

/**
 * Brings back what is kept, and from then on keeps every change.
 *
 * @param {() => void} changed called when something has changed or is kept
 * @returns {Promise<boolean>} whether there was any
 */
export async function resume(changed) {
  addEventListener('beforeunload', (event) => {
    if (!isKept) {
      event.preventDefault();
    }
  });
  // A page that goes to the background may not come back.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && !isKept) {
      save();
    }
  });
  let found;
  try {
    found = await store.kept();
  } catch (refused) {
    works = false;
  }
  if (found) {
    current = { ...EMPTY, ...found };
  }
  notify = changed;
  notify();
  return Boolean(found);
}

/** How the work is kept. */
export function keeping() {
  if (!works) {
    return 'keptNot';
  }
  if (current === EMPTY) {
    return 'keptNothing';
  }
  return isKept ? 'keptAll' : 'keptSoon';
}

/** Deletes the work here and in the browser. */
export async function forgetAll() {
  clearTimeout(timer);
  current = EMPTY;
  before = [];
  isKept = true;
  try {
    await store.forget();
  } catch (refused) {
    works = false;
  }
  notify();
}

// The format of project files.
const PROJECT = 'report-charts-studio/1';

/** The work as a file. */
export function projectFile() {
  return JSON.stringify({ format: PROJECT, work: current }, null, 1);
}

/**
 * The work in a project file; null for any other text.
 *
 * @param {string} text
 * @returns {Partial<Work> | null}
 */
export function workOf(text) {
  if (!text.slice(0, 200).includes(PROJECT)) {
    return null;
  }
  try {
    const { format, work: found } = JSON.parse(text);
    return format === PROJECT && found && typeof found.text === 'string' ? found : null;
  } catch (other) {
    return null;
  }
}
