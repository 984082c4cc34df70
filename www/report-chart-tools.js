// What a reader takes away: pictures, files, and the code that puts the chart on another page. A module of its own with a
// program of its own, loaded when the panel is first opened.

import { part, text } from './dom.js';
import { beside, fetchEngine } from './fetch-engine.js';
import { initSync, take } from './report_charts_tools.js';

// Pixels to a CSS pixel: sharp on the screens that articles are read on.
const RATIO = 2;

const TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json', svg: 'image/svg+xml' };

let program = null;

/** Fills a panel for a view as it is shown; `failed` hears of what could not be made. */
export async function fill(panel, { view, lang, theme, failed }) {
  if (!program) {
    program = fetchEngine('report-chart-tools.wasm').then((module) => initSync({ module }));
    program.catch(() => {
      program = null;
    });
  }
  await program;
  const away = () => take(view, lang, theme, location.href);
  const module = beside('report-chart.js');
  const [words, lines, fragment] = using(away, (it) => [it.words(), it.two_lines(module), it.fragment(module)]);
  const [article, cover, poster, linesName, fragmentName, copy, copied] = words;
  const file = (label, name, make) => {
    const button = part('button', 'file', label);
    button.type = 'button';
    button.addEventListener('click', () => make().then((blob) => offer(blob, name, panel)).catch(failed));
    return button;
  };
  const picture = (label, shape) => file(label, `${view}-${shape}.png`, () => png(away, shape));
  const make = (format) => new Blob([using(away, (it) => it[format]())], { type: TYPES[format] });
  const data = (format) => file(format.toUpperCase(), `${view}.${format}`, async () => make(format));
  panel.replaceChildren(
    part('div', 'files', picture(article, 'article'), picture(cover, 'cover'), picture(poster, 'poster'), data('svg')),
    part('div', 'files', data('csv'), data('json')),
    code(linesName, lines, copy, copied),
    code(fragmentName, fragment, copy, copied),
  );
}

// The engine's object for the time of one question.
function using(away, ask) {
  const it = away();
  try {
    return ask(it);
  } finally {
    it.free();
  }
}

async function png(away, shape) {
  const canvas = document.createElement('canvas');
  using(away, (it) => it.paint(canvas, shape, RATIO));
  const blob = await new Promise((done) => canvas.toBlob(done));
  if (!blob) {
    throw { code: 'no-canvas', path: 'canvas', message: 'the browser made no picture of it' };
  }
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return new Blob([using(away, (it) => it.describe_png(bytes))], { type: 'image/png' });
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

// Code to paste. Where the browser lets nobody copy, it is selected, which is the next best thing.
function code(label, content, copy, copied) {
  const area = document.createElement('textarea');
  area.readOnly = true;
  area.value = content;
  area.rows = 3;
  area.setAttribute('aria-label', label);
  area.setAttribute('part', 'code');
  const button = part('button', 'file', copy);
  button.type = 'button';
  button.addEventListener('click', async () => {
    area.select();
    try {
      await navigator.clipboard.writeText(content);
      button.textContent = copied;
    } catch (refused) {
      area.focus();
    }
  });
  return part('div', 'embed', text('div', label), area, button);
}
