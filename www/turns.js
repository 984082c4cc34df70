// Charts that come near are drawn in turn: a reader who scrolls through a hundred of them waits for none.

// How much of a frame is given to drawing, in milliseconds. One chart is drawn however long it takes.
const SHARE = 4;

const queue = [];
// When the first chart was drawn in this frame; null in a frame in which none was.
let begun = null;

/** Calls `draw` at once where there is time in this frame, or in one of the next. */
export function inTurn(draw) {
  queue.push(draw);
  work();
}

function work() {
  if (begun === null) {
    begun = performance.now();
    requestAnimationFrame(() => {
      begun = null;
      if (queue.length) {
        work();
      }
    });
  }
  // A page that nobody sees has no frames to wait for.
  while (queue.length && (document.hidden || performance.now() - begun < SHARE)) {
    queue.shift()();
  }
}
