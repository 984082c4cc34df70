// @ts-check
// The state of a chart in the page's address: `report-chart=NAME;view=…;as=table`, in the fragment, and where that is a route
// (`#/report/5`), in the query of the route. All else there belongs to the page and is kept.

/** @typedef {import('./types.js').Choice} State */

const KEY = 'report-chart=';
// A fragment that routers read: a path.
const ROUTE = /^!|\//;
// Longer fragments are not read; no state is that long.
const LONGEST_STATE = 2000;

/**
 * The state in the page's address for the chart of this name.
 *
 * @param {string} name
 * @returns {State | null}
 */
export function stateFor(name) {
  let found = location.hash.slice(1, LONGEST_STATE).split(/[&?]/).find((piece) => piece.startsWith(KEY));
  if (!found) {
    return null;
  }
  let parts;
  try {
    // Some routers encode what they find in a query.
    found = found.indexOf(';') < 0 ? decodeURIComponent(found) : found;
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
  /** @param {string} pieces */
  const others = (pieces) => pieces.split('&').filter((piece) => piece && !piece.startsWith(KEY));
  const [path, ...query] = location.hash.slice(1).split('?');
  const isRoute = ROUTE.test(path);
  const before = isRoute ? `${others(path).join('&')}?` : '';
  const rest = others(isRoute ? query.join('?') : location.hash.slice(1));
  return `${location.href.split('#')[0]}#${before}${[...rest, KEY + parts.join(';')].join('&')}`;
}
