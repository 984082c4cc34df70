// @ts-check
// Charts that come near the viewport are drawn in turn, a few in each frame, so that scrolling stays smooth on a page with a
// hundred charts.

const EACH_FRAME = 4;

/** @type {(() => void)[]} */
const queue = [];
let begun = 0;

/**
 * Calls `act` at once where few calls were made in this frame, otherwise in one of the next frames.
 *
 * @param {() => void} act
 */
export function enqueue(act) {
  queue.push(act);
  if (begun === 0) {
    requestAnimationFrame(nextFrame);
  }
  work();
}

function nextFrame() {
  begun = 0;
  if (queue.length) {
    requestAnimationFrame(nextFrame);
    work();
  }
}

function work() {
  // A hidden page has no frames.
  while (queue.length && (begun < EACH_FRAME || document.hidden)) {
    begun += 1;
    /** @type {() => void} */ (queue.shift())();
  }
}
