// @ts-check
// Charts are opened and drawn in turn, each in a task of its own: a page with a hundred charts scrolls and answers meanwhile.

/** @type {(() => void)[]} */
const queue = [];
/** @type {MessageChannel | undefined} */
let channel;
let busy = false;

/**
 * Calls `act` at once where no other call was made in this task, otherwise in a later task.
 *
 * @param {() => void} act
 */
export function enqueue(act) {
  queue.push(act);
  if (!busy) {
    next();
  }
}

/**
 * Promises a turn: what follows it has a task of its own.
 *
 * @returns {Promise<void>}
 */
export function turn() {
  return new Promise(enqueue);
}

function next() {
  const act = queue.shift();
  busy = Boolean(act);
  if (act) {
    if (!channel) {
      channel = new MessageChannel();
      channel.port1.onmessage = next;
    }
    channel.port2.postMessage(0);
    act();
  }
}
