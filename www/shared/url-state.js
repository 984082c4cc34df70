// @ts-check
// The state of a chart in the fragment of the page's address: `report-chart=NAME;view=…;as=table`. All else in the fragment
// belongs to the page and is kept.

/** @typedef {import('./types.js').Choice} State */

const KEY = 'report-chart=';
// Longer fragments are not read; no state is that long.
const LONGEST_STATE = 2000;

/**
 * The state in the page's address for the chart of this name.
 *
 * @param {string} name
 * @returns {State | null}
 */
export function stateFor(name) {
  const found = location.hash.slice(1, LONGEST_STATE).split('&').find((piece) => piece.startsWith(KEY));
  if (!found) {
    return null;
  }
  let parts;
  try {
    parts = found.slice(KEY.length).split(';').map(decodeURIComponent);
  } catch (malformed) {
    return null;
  }
  if (parts.shift() !== name) {
    return null;
  }
  const state = Object.create(null);
  for (const part of parts) {
    const at = part.indexOf('=');
    if (at > 0) {
      state[part.slice(0, at)] = part.slice(at + 1);
    }
  }
  return state;
}

/**
 * The page's address with this state in it.
 *
 * @param {string} name
 * @param {State} state
 */
export function addressWith(name, state) {
  const filled = Object.keys(state).filter((key) => state[key]);
  const parts = [encodeURIComponent(name), ...filled.map((key) => `${key}=${encodeURIComponent(/** @type {string} */ (state[key]))}`)];
  const others = location.hash.slice(1).split('&').filter((piece) => piece && !piece.startsWith(KEY));
  const hash = [...others, KEY + parts.join(';')].join('&');
  return `${location.href.split('#')[0]}#${hash}`;
}
