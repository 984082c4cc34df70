// The programs behind the studio: one reads, one makes what goes onto a page. Both lie beside this page, and neither sends
// anything anywhere.

import { loadFullEngine, loadReadingModule } from '../report-chart-tools.js';

/** Promises the reading of texts; see report-chart-reading.js. */
export async function reading() {
  return (await loadReadingModule()).loadReading();
}

/** Promises a function from places in scalar values to places in JS's units. */
export async function unitsOf(text) {
  return (await loadReadingModule()).unitsOf(text);
}

// No chart's number: those begin with 1.
const OURS = -1;

/** Promises the code that puts a view of a report onto a page: `[{label, code}]`. `script` is the address of report-chart.js. */
export async function codesOf(report, view, lang, script) {
  const engine = await loadFullEngine();
  engine.open_report(OURS, report, '');
  try {
    const request = JSON.stringify({ view, lang, width: 640, around: [], report: OURS });
    const away = engine.take(request, '');
    try {
      return away.panel(script).codes;
    } finally {
      away.free();
    }
  } finally {
    engine.close_report(OURS);
  }
}
