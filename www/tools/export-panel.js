// What a reader takes away: pictures, files, and the code that puts the chart on another page.

import { button, part, text } from '../shared/dom.js';
import { beside } from '../loader/fetch-engine.js';
import { bytesOf, fill } from '../shared/compat.js';
import { loadFullEngine } from './tools-engine.js';

// Pixels to a CSS pixel: sharp on the screens that articles are read on.
const RATIO = 2;

const TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json', svg: 'image/svg+xml' };

// Browsers inside other programs that save nothing a page offers, but let a picture be pressed and kept.
const KEEPS_PICTURES_ONLY = /MicroMessenger|WeChat|QQ\/|Weibo/i;

/** Fills a panel for a chart as it is shown. */
export async function fillTakeaway(panel, chart) {
  const { take } = await loadFullEngine();
  const { shell } = chart;
  const request = chart.request();
  const { id } = shell.page;
  const failed = (fault) => shell.failed(fault);
  // Where a page lies on a reader's disk is nobody else's business.
  const address = /^https?:/.test(location.href) ? location.href : '';
  const away = () => take(request, address);
  // Inside a site's own bundle there is no script that another page could name, and so no code to paste.
  const script = beside('report-chart.js');
  const { words, codes } = using(away, (it) => it.panel(script));
  const make = (format) => new Blob([using(away, (it) => it[format]())], { type: TYPES[format] });
  const file = (label, name, made) =>
    button('file', label, () => made().then((blob) => offer(blob, name, panel, words)).catch(failed));
  const picture = (shape) => file(words[shape], `${id}-${shape}.png`, () => png(away, shape));
  const data = (format) => file(format.toUpperCase(), `${id}.${format}`, async () => make(format));
  const copies = [];
  if (navigator.clipboard && 'ClipboardItem' in window) {
    copies.push(
      copy(words.copy_picture, words, shell, () => ({ 'image/png': png(away, 'article') })),
      copy(words.copy_table, words, shell, () => using(away, (it) => ({ 'text/html': blob(it.table_html(), 'text/html'), 'text/plain': blob(it.table_text(), 'text/plain') }))),
    );
  }
  fill(
    panel,
    part('div', 'files', ...['article', 'cover', 'poster'].map(picture), data('svg')),
    part('div', 'files', data('csv'), data('json'), ...copies),
    ...(script ? codes : []).map(({ label, code }) => paste(label, code, words)),
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

function blob(content, type) {
  return new Blob([content], { type });
}

async function png(away, shape) {
  const canvas = document.createElement('canvas');
  using(away, (it) => it.paint(canvas, shape, RATIO));
  const picture = await new Promise((done) => canvas.toBlob(done));
  if (!picture) {
    throw new Error('the browser made no picture of the canvas');
  }
  const bytes = await bytesOf(picture);
  return blob(using(away, (it) => it.describe_png(bytes)), 'image/png');
}

// A link inside the chart, pressed once: the page around it sees nothing of it. Where such links do nothing, the picture
// itself is put there, to be pressed long.
function offer(content, name, panel, words) {
  const address = URL.createObjectURL(content);
  if (KEEPS_PICTURES_ONLY.test(navigator.userAgent) && content.type === 'image/png') {
    standIn(address, name, panel, words);
    return;
  }
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  panel.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

function standIn(address, name, panel, words) {
  const before = panel.querySelector('.stand-in');
  if (before) {
    URL.revokeObjectURL(before.querySelector('img').src);
    before.remove();
  }
  const image = document.createElement('img');
  image.alt = name;
  const line = text('p', words.press);
  // A policy may allow pictures from files only.
  image.addEventListener('error', () => {
    line.textContent = words.no_picture;
  });
  image.src = address;
  panel.prepend(part('div', 'stand-in', line, image));
}

function copy(label, words, shell, make) {
  const press = button('file', label, async () => {
    try {
      await navigator.clipboard.write([new ClipboardItem(make())]);
      shell.announce(words.copied);
      press.textContent = words.copied;
    } catch (fault) {
      shell.failed(fault);
    }
  });
  return press;
}

// Code to paste. Where the browser lets nobody copy, it is selected, which is the next best thing.
function paste(label, code, words) {
  const area = document.createElement('textarea');
  area.readOnly = true;
  area.value = code;
  area.rows = 3;
  area.setAttribute('aria-label', label);
  area.setAttribute('part', 'code');
  const press = button('file', words.copy, async () => {
    area.select();
    try {
      await navigator.clipboard.writeText(code);
      press.textContent = words.copied;
    } catch (refused) {
      area.focus();
    }
  });
  return part('div', 'embed', text('div', label), area, press);
}
