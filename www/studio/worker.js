// @ts-check
// Reads texts beside the page, so that a report with thousands of figures never blocks typing.

import { ANSWERS } from './answers.js';

/** @typedef {{ id: number, name: string, given: any[] }} Asked */

addEventListener('message', async (/** @type {MessageEvent<Asked>} */ { data: { id, name, given } }) => {
  try {
    postMessage({ id, value: await ANSWERS[name](...given) });
  } catch ({ message, code, path, faults, more }) {
    postMessage({ id, error: { message, code, path, faults, more } });
  }
});
