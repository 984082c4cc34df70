// A chart's state in the page's fragment: `report-chart=NAME;view=…;as=table`. Whatever else the fragment holds is the
// page's own and is left alone.

const KEY = 'report-chart=';
// Longer than any state is; what is longer is not read.
const LONGEST_STATE = 2000;

/** The state that the page's address holds for a chart of this name, as an object of texts; null without one. */
export function stateFor(name) {
  const found = location.hash.slice(1, LONGEST_STATE).split('&').find((piece) => piece.startsWith(KEY));
  if (!found) {
    return null;
  }
  let parts;
  try {
    parts = found.slice(KEY.length).split(';').map(decodeURIComponent);
  } catch (broken) {
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

/** The page's address with this state in it. */
export function addressWith(name, state) {
  const filled = Object.keys(state).filter((key) => state[key]);
  const parts = [encodeURIComponent(name), ...filled.map((key) => `${key}=${encodeURIComponent(state[key])}`)];
  const others = location.hash.slice(1).split('&').filter((piece) => piece && !piece.startsWith(KEY));
  const hash = [...others, KEY + parts.join(';')].join('&');
  return `${location.href.split('#')[0]}#${hash}`;
}
