// What has changed, said once by a screen reader. Each chart has its own region, because nothing is added to the host
// page, but only one of them speaks at a time, and a burst becomes its last message.

const PAUSE = 300;
const FORGET = 3000;

let waiting = 0;
let speaking = null;

export function announce(region, message) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (speaking) {
      speaking.textContent = '';
    }
    speaking = region;
    region.textContent = message;
    waiting = setTimeout(() => {
      region.textContent = '';
    }, FORGET);
  }, PAUSE);
}
