// The reading of texts, loaded when somebody asks for it. In one file there is none: frame-reading.js stands here instead.

import { beside, fetchWhole } from './fetch-engine.js';
import { READING_MODULE, importReading } from './reading-module.js';

let reading = null;

/** Promises the exports of report-chart-reading.js. */
export function loadReadingModule() {
  if (!reading) {
    // Importing compares no hash: see load-tools.js.
    const there = beside(READING_MODULE.name);
    const compared = there ? fetchWhole({ ...READING_MODULE, address: () => there }) : Promise.resolve();
    reading = compared.then(importReading);
    reading.catch(() => {
      reading = null;
    });
  }
  return reading;
}
