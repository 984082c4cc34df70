// The way from a drawn chart to the article that it stands beside: the reading of texts, loaded once the page has nothing better
// to do.

import { ownReports } from './tools-engine.js';
import { loadReadingModule } from '../loader/load-reading.js';

// How long a page that never rests is waited for, in milliseconds.
const LATEST = 2000;
// Where a browser does not say when it rests.
const SOON = 200;

/** Calls `act` when the page rests. */
function whenIdle(act) {
  if ('requestIdleCallback' in window) {
    requestIdleCallback(act, { timeout: LATEST });
  } else {
    setTimeout(act, SOON);
  }
}

/** Links the marks of an element with the article that its `for` names, anew after each drawing. */
export async function readAlong(element) {
  await new Promise(whenIdle);
  const reading = await loadReadingModule();
  const own = ownReports.get(element._own);
  await reading.readAlong(element, own ? own.text : '');
}
