// What an editor takes along: code for a page, and the data of the report.

import { byId, copy, fill, make, offerFile } from './dom.js';
import { codesOf } from './bundles.js';
import { lang, pick, word } from './words.js';

// The least height of a frame, and the room around the chart in it: nothing else gives it a height.
const FRAME_HEIGHT = 480;
const FRAME_MARGIN = 32;

/** The report with the chosen views alone; an overview leads to those that are there. */
export function withViews(text, proposal, chosen) {
  const report = JSON.parse(text);
  const kept = proposal.views.filter(({ id }) => chosen.has(id));
  report.views = kept.map((view) => {
    const { items } = view;
    return view.kind === 'overview' ? { ...view, items: items.filter((item) => chosen.has(item.view)) } : view;
  });
  report.views = report.views.filter(({ items }) => items.length);
  return JSON.stringify(report, null, 2);
}

/** Fills the choice of views, and the code of the one that is taken. */
export async function showTakeaway(document, views) {
  const select = byId('take-view');
  const before = select.value;
  fill(select, ...views.map(({ id, title }) => make('option', { value: id, selected: id === before }, pick(title))));
  byId('take-view').disabled = !views.length;
  if (!views.length) {
    fill(byId('codes'), make('p', {}, word('chooseFirst')));
    return;
  }
  const codes = await codesOf(document, select.value, lang(), byId('take-script').value);
  const [first] = codes;
  // The page inside the frame is written into the frame itself: nobody has to host it.
  const { title } = views.find(({ id }) => id === select.value);
  const frame = { label: word('frameLabel'), code: frameOf(first.code, pick(title), heightOf(select.value)) };
  fill(byId('codes'), ...[...codes, frame].map(paste));
}

// As high as the chart is here, where it has been drawn.
function heightOf(view) {
  const chart = Array.from(byId('views').querySelectorAll('report-chart')).find((one) => one.getAttribute('view') === view);
  return Math.max(FRAME_HEIGHT, chart ? Math.ceil(chart.offsetHeight) + FRAME_MARGIN : 0);
}

function frameOf(code, title, height) {
  const page = `<!doctype html><html lang="${lang()}"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escape(title)}</title><body>${code}`;
  return `<iframe srcdoc="${escape(page)}" title="${escape(title)}" width="100%" height="${height}" frameborder="0" loading="lazy"></iframe>\n`;
}

function escape(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

function paste({ label, code }, at) {
  const area = make('textarea', { id: `code-${at}`, readOnly: true, value: code, rows: 4, spellcheck: false });
  const press = make('button', { type: 'button', 'aria-describedby': `code-label-${at}` }, word('copyCode'));
  press.addEventListener('click', () => copied(code, area));
  return make('div', { className: 'code' }, make('p', { className: 'field' }, make('label', { for: area.id, id: `code-label-${at}` }, label), area), press);
}

async function copied(text, area) {
  const done = await copy(text, area);
  byId('take-status').textContent = word(done ? 'copied' : 'copyByHand');
}

/** The buttons for the whole report; `current` gives its text, and its name. */
export function offerDocument(current) {
  byId('download').addEventListener('click', () => {
    const { text, name } = current();
    offerFile(`${name}.json`, 'application/json', text);
  });
  byId('copy-document').addEventListener('click', () => copied(current().text));
}
