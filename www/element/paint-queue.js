// Charts that come near begin in turn, a few in each frame: a reader who scrolls through a hundred of them waits for none.

const EACH_FRAME = 4;

const queue = [];
let begun = 0;

/** Calls `begin` at once where few have begun in this frame, else in one of the next. */
export function inTurn(begin) {
  queue.push(begin);
  if (begun === 0) {
    requestAnimationFrame(next);
  }
  work();
}

function next() {
  begun = 0;
  if (queue.length) {
    requestAnimationFrame(next);
    work();
  }
}

function work() {
  // A page that nobody sees has no frames to wait for.
  while (queue.length && (begun < EACH_FRAME || document.hidden)) {
    begun += 1;
    queue.shift()();
  }
}
