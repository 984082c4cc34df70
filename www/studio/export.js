// @ts-check
// What is taken away: everything in one file, the data, and of each chart pictures, data and embed code.

import { isForOtherSites, workbook } from '../report-chart-tools.js';
import { withView } from './bundles.js';
import { byId, control, copy, make, offerBlob, offerFile, setChildren } from './dom.js';
import { editionOf, packed } from './upload.js';
import { pick, word } from './words.js';

/** @typedef {import('./types.js').Chart} Chart */

/**
 * @typedef {object} Taken
 * @property {() => string} whole the report with the chosen charts
 * @property {(chart: Chart) => string} part the report as far as a chart needs it
 * @property {Chart[]} charts
 * @property {string} script the address of report-chart.js
 * @property {string} lang
 * @property {boolean} english whether there are pages in English, too
 */

// Device pixels to a CSS pixel: sharp on the screens of phones.
const RATIO = 2;
/** @type {('article' | 'cover' | 'square' | 'poster')[]} */
const SHAPES = ['article', 'cover', 'square', 'poster'];
/** @type {{ csv: string, json: string, svg: string }} */
const TYPES = { svg: 'image/svg+xml', csv: 'text/csv;charset=utf-8', json: 'application/json' };

/** @type {Taken} */
let current = { whole: () => '', part: () => '', charts: [], script: '', lang: 'zh-CN', english: false };

/**
 * Shows what can be taken of the chosen charts.
 *
 * @param {Taken} taken
 */
export async function showExport(taken) {
  current = taken;
  const { charts, script, lang } = taken;
  const select = control('embed-view');
  const before = select.value;
  setChildren(select, ...charts.map(({ id, title }) => make('option', { value: id, selected: id === before }, pick(title))));
  const chart = charts.find(({ id }) => id === select.value);
  if (!chart) {
    return;
  }
  const view = chart.id;
  const report = taken.part(chart);
  const { codes, words } = await withView(report, view, lang, (exported) => exported.panel(script, ''));
  if (current !== taken) {
    return;
  }
  /** @type {(label: string, act: () => Promise<unknown>) => HTMLElement} */
  const file = (label, act) => {
    const press = make('button', { type: 'button' }, label);
    press.addEventListener('click', () => act().catch(failed));
    return press;
  };
  const pictures = SHAPES.map((shape) => file(words[shape], async () => offerBlob(`${view}-${shape}.png`, await picture(shape))));
  const kinds = /** @type {(keyof typeof TYPES)[]} */ (Object.keys(TYPES));
  const data = kinds.map((kind) =>
    file(words[kind], async () => offerFile(`${view}.${kind}`, TYPES[kind], await withView(report, view, lang, (exported) => exported[kind]()))),
  );
  const xlsx = make('button', { type: 'button' }, words.xlsx);
  xlsx.addEventListener('click', async () => {
    try {
      offerBlob(`${view}.xlsx`, await workbook(await withView(report, view, lang, (exported) => exported.sheet())));
      byId('embed-status').textContent = '';
    } catch (unavailable) {
      byId('embed-status').textContent = words.no_xlsx;
    }
  });
  setChildren(byId('pictures'), ...pictures, ...data, xlsx);
  const notice = make('p', { className: 'aside', id: 'other-sites', hidden: true }, words.other_sites);
  const boxes = make('div', {}, ...codes.map(codeBox));
  setChildren(byId('codes'), make('p', { className: 'aside' }, word('pagesFirst')), notice, ...pinBox(words.pin, showCodes), boxes);
  // The server may be another one than that of this page: then only it says what it sends.
  isForOtherSites(script).then((found) => {
    notice.hidden = found === true;
  });

  /** @param {boolean} pinned to the report as it is published: the whole */
  async function showCodes(pinned) {
    const integrity = pinned ? await editionOf(taken.whole()) : '';
    const shown = await withView(report, view, lang, (exported) => exported.panel(script, integrity).codes);
    // An editor may have pressed again meanwhile.
    if (control('pin').checked === pinned) {
      setChildren(boxes, ...shown.map(codeBox));
    }
  }

  /** @param {string} shape */
  async function picture(shape) {
    const canvas = make('canvas');
    await withView(report, view, lang, (exported) => exported.paint(canvas, shape, RATIO));
    /** @type {Blob | null} */
    const made = await new Promise((done) => canvas.toBlob(done));
    if (!made) {
      throw new Error('the browser made no picture of the canvas');
    }
    const bytes = new Uint8Array(await made.arrayBuffer());
    const described = await withView(report, view, lang, (exported) => exported.describe_png(bytes));
    return new Blob([described], { type: 'image/png' });
  }
}

/** @param {Error} error */
function failed(error) {
  byId('embed-status').textContent = word('failed')(error.message);
}

/**
 * The box that pins the code to this edition of the report. Without encryption browsers compute no hash.
 *
 * @param {string} label
 * @param {(pinned: boolean) => Promise<void>} show
 */
function pinBox(label, show) {
  if (!crypto.subtle) {
    return [];
  }
  const box = make('input', { type: 'checkbox', id: 'pin' });
  box.addEventListener('change', () => show(box.checked).catch(failed));
  return [make('p', { className: 'field' }, make('label', {}, box, ' ', label))];
}

/**
 * @param {{ label: string, code: string, text?: string }} embed
 * @param {number} at
 */
function codeBox({ label, code, text }, at) {
  const area = make('textarea', { id: `code-${at}`, readOnly: true, value: code, rows: 4, spellcheck: false });
  const press = make('button', { type: 'button', 'aria-describedby': `code-label-${at}` }, word('copyCode'));
  press.addEventListener('click', () => copied(code, area));
  const presses = [press];
  if (text && 'ClipboardItem' in window) {
    const rich = make('button', { type: 'button', 'aria-describedby': `code-label-${at}` }, word('copyRich'));
    rich.addEventListener('click', () => copyRich(code, text, area));
    presses.unshift(rich);
  }
  return make('div', { className: 'code' }, make('p', { className: 'field' }, make('label', { for: area.id, id: `code-label-${at}` }, label), area), ...presses);
}

/**
 * As an editor takes it: with its looks, or as text alone.
 *
 * @param {string} html
 * @param {string} text
 * @param {HTMLTextAreaElement} area
 */
async function copyRich(html, text, area) {
  const typed = { 'text/html': new Blob([html], { type: 'text/html' }), 'text/plain': new Blob([text], { type: 'text/plain' }) };
  try {
    await navigator.clipboard.write([new ClipboardItem(typed)]);
    byId('embed-status').textContent = word('copied');
  } catch (refused) {
    await copied(html, area);
  }
}

/**
 * @param {string} text
 * @param {HTMLTextAreaElement} [area]
 */
async function copied(text, area) {
  const done = await copy(text, area);
  byId('embed-status').textContent = word(done ? 'copied' : 'copyByHand');
}

/** The buttons for the whole report. */
export function offerDocument() {
  byId('download').addEventListener('click', () => {
    const report = current.whole();
    const isTable = !/^\s*\{/.test(report);
    offerFile(isTable ? 'report.csv' : 'report.json', isTable ? TYPES.csv : TYPES.json, report);
  });
  byId('copy-document').addEventListener('click', () => copied(current.whole()));
  byId('download-all').addEventListener('click', async () => {
    const status = byId('embed-status');
    status.textContent = word('packing');
    try {
      const { whole, part, charts, script, lang, english } = current;
      const codes = await withView(part(charts[0]), charts[0].id, lang, (exported) => exported.panel(script, '').codes);
      const { zip, count } = await packed(whole(), script, codes[1].code, english);
      offerBlob('report-charts.zip', zip);
      status.textContent = word('packed')(count, (zip.size / 1e6).toFixed(1));
    } catch (error) {
      failed(error);
    }
  });
}
