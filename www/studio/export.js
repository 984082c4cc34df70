// @ts-check
// Export: embed code for pages, and the data of the report.

import { codesOf } from './bundles.js';
import { byId, control, copy, make, offerFile, setChildren } from './dom.js';
import { lang, pick, word } from './words.js';

/** @typedef {import('../reading/types.js').Proposal} Proposal */
/** @typedef {import('../reading/types.js').ProposedView} ProposedView */

// Smallest height of a frame, and the space around the chart in it, in CSS pixels. The frame has no other height.
const FRAME_HEIGHT = 480;
const FRAME_MARGIN = 32;

/**
 * The report with the chosen views only; an overview keeps only the links to them.
 *
 * @param {string} text
 * @param {Proposal} proposal
 * @param {Set<string>} chosen
 */
export function withViews(text, proposal, chosen) {
  const report = JSON.parse(text);
  const kept = proposal.views.filter(({ id }) => chosen.has(id));
  const views = kept.map((view) => {
    const { items } = view;
    return view.kind === 'overview' ? { ...view, items: items.filter((item) => chosen.has(/** @type {string} */ (item.view))) } : view;
  });
  report.views = views.filter(({ items }) => items.length);
  return JSON.stringify(report, null, 2);
}

/**
 * Fills the choice of views, and shows the code of the selected one.
 *
 * @param {string} document
 * @param {ProposedView[]} views
 */
export async function showExport(document, views) {
  const select = control('embed-view');
  const before = select.value;
  setChildren(select, ...views.map(({ id, title }) => make('option', { value: id, selected: id === before }, pick(title))));
  select.disabled = !views.length;
  const selected = views.find(({ id }) => id === select.value);
  if (!selected) {
    setChildren(byId('codes'), make('p', {}, word('chooseFirst')));
    return;
  }
  const codes = await codesOf(document, selected.id, lang(), control('embed-script').value);
  const [plain, first] = codes;
  // The page inside the frame is written into the frame itself: nobody has to host it.
  const frame = { label: word('frameLabel'), code: frameOf(first.code, pick(selected.title), heightOf(selected.id)) };
  const pages = make('p', {}, word('pagesFirst'));
  setChildren(byId('codes'), codeBox(plain, 0), pages, ...[...codes.slice(1), frame].map((code, at) => codeBox(code, at + 1)));
}

/**
 * Height for a frame: that of the chart on this page, if it is drawn.
 *
 * @param {string} view
 */
function heightOf(view) {
  const charts = Array.from(byId('views').querySelectorAll('report-chart'));
  const chart = charts.find((one) => one.getAttribute('view') === view);
  return Math.max(FRAME_HEIGHT, chart ? Math.ceil(/** @type {HTMLElement} */ (chart).offsetHeight) + FRAME_MARGIN : 0);
}

/**
 * @param {string} code
 * @param {string} title
 * @param {number} height
 */
function frameOf(code, title, height) {
  const page = `<!doctype html><html lang="${lang()}"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escape(title)}</title><body>${code}`;
  return `<iframe srcdoc="${escape(page)}" title="${escape(title)}" width="100%" height="${height}" frameborder="0" loading="lazy"></iframe>\n`;
}

/** @param {string} text */
function escape(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
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
    byId('take-status').textContent = word('copied');
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

/**
 * The buttons for the whole report.
 *
 * @param {() => { text: string | null, name: string }} current
 */
export function offerDocument(current) {
  byId('download').addEventListener('click', () => {
    const { text, name } = current();
    offerFile(`${name}.json`, 'application/json', text || '');
  });
  byId('copy-document').addEventListener('click', () => copied(current().text || ''));
}
