// @ts-check
// Announces changes to screen readers. Each chart has its own region, because nothing is added to the host page. Only one
// region speaks at a time, and only the last of several consecutive messages is announced.

// In milliseconds.
const PAUSE = 300;
const CLEAR_AFTER = 3000;

let waiting = 0;
/** @type {Element | null} */
let speaking = null;

/**
 * @param {Element} region
 * @param {string} message
 */
export function announce(region, message) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (speaking) {
      speaking.textContent = '';
      speaking = null;
    }
    // A chart that was removed meanwhile says nothing, and is not kept.
    if (!region.isConnected) {
      return;
    }
    speaking = region;
    region.textContent = message;
    waiting = setTimeout(() => {
      region.textContent = '';
      speaking = null;
    }, CLEAR_AFTER);
  }, PAUSE);
}
