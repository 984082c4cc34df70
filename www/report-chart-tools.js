// What a reader takes away: a picture or the figures as a file. A module of its own with a program of its own, loaded
// when it is first asked for.

import { fetchEngine } from './fetch-engine.js';
import { initSync, take } from './report_charts_tools.js';

// Width of a picture in CSS pixels, and its pixels to each: sharp on the screens that articles are read on.
const WIDTH = 750;
const RATIO = 2;

const TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json', svg: 'image/svg+xml' };

let engine = null;

/** Hands the reader a file of a view: `csv`, `json`, `svg` or `png`. */
export async function save(format, { view, lang, theme, root }) {
  if (!engine) {
    engine = fetchEngine('report-chart-tools.wasm').then((module) => initSync({ module }));
    engine.catch(() => {
      engine = null;
    });
  }
  await engine;
  const takeaway = take(view, lang, theme, WIDTH, location.href);
  try {
    const blob =
      format === 'png' ? await png(takeaway) : new Blob([takeaway[format]()], { type: TYPES[format] });
    offer(blob, `${view}.${format}`, root);
  } finally {
    takeaway.free();
  }
}

async function png(takeaway) {
  const canvas = document.createElement('canvas');
  takeaway.paint(canvas, RATIO);
  const blob = await new Promise((done) => canvas.toBlob(done));
  if (!blob) {
    throw { code: 'no-canvas', path: 'canvas', message: 'the browser made no picture of it' };
  }
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return new Blob([takeaway.describe_png(bytes)], { type: 'image/png' });
}

// A link inside the chart, pressed once: the page around it sees nothing of it.
function offer(blob, name, root) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  root.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
