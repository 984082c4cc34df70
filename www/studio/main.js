// @ts-check
// The studio: the steps of an editor's work, each with its input from the step before. Nothing is sent, and nothing is stored.
//
// For recent browsers: unlike the scripts for readers, the modules in this folder support no older ones.

import { reading } from './bundles.js';
import { showViews } from './charts.js';
import { byId, control, debounce, make, setChildren } from './dom.js';
import { carryOver, documentFrom, draftOf, isDocument } from './draft.js';
import { placed } from './errors.js';
import { EXAMPLE } from './example.js';
import { offerDocument, showExport, withViews } from './export.js';
import { lineId, markId, showErrors, showFigures } from './figures.js';
import { acceptFiles, followFragment, offerLanguage, offerTheme } from './page.js';
import { showProof } from './proof.js';
import { showProse } from './prose.js';
import { word } from './words.js';

/** @typedef {import('./types.js').TextMark} TextMark */

/** @type {import('./types.js').State} */
const state = { text: '', draft: null, list: [], others: [], document: null, proposal: { views: [], refused: [] }, chosen: new Set() };

// Fields of a draft besides its figures.
/** @type {['title', 'publisher', 'date']} */
const HEAD = ['title', 'publisher', 'date'];
const UNSTATED = '未注明';

// Only the answer to the latest request counts.
let asked = 0;

async function readText() {
  asked += 1;
  const mine = asked;
  const text = control('report-text').value;
  const finished = isDocument(text);
  const reader = await reading();
  const draft = finished ? null : await draftOf(text);
  if (mine !== asked) {
    return;
  }
  state.text = text;
  state.draft = draft;
  state.list = draft ? carryOver(state.list, draft.drafted) : [];
  state.others = draft ? reader.figures(text) : [];
  byId('step-figures').hidden = !state.list.length;
  showHead();
  showFigures(state.list, corrected);
  await showMarks();
  await makeDocument();
}

// From the text, unless the editor has changed them.
function showHead() {
  const { draft, text } = state;
  for (const name of HEAD) {
    const field = control(`report-${name}`);
    field.disabled = !draft;
    if (draft && !field.dataset.own) {
      field.value = text.trim() && draft[name] !== UNSTATED ? draft[name] : '';
    }
  }
}

function showMarks() {
  /** @type {TextMark[]} */
  const own = state.list.map(({ start, end, kept }, at) => ({ start, end, kind: kept ? 'figure' : 'left', href: `#${lineId(at)}`, id: markId(at) }));
  const taken = new Set(own.map(({ start }) => start));
  /** @type {{ [kind: string]: string }} */
  const kinds = word('kinds');
  const rest = state.others
    .filter(({ start }) => !taken.has(start))
    .map(({ start, end, kind }) => ({ start, end, kind: kind === 'figure' ? 'left' : 'other', words: kinds[kind] }));
  const marks = [...own, ...rest].sort((one, two) => one.start - two.start);
  return showProse(byId('prose'), state.text, marks);
}

// The report made from the list, or a finished one that was pasted.
async function makeDocument() {
  const reader = await reading();
  /** @type {import('./types.js').PlacedError[]} */
  let errors = [];
  let made = null;
  state.document = null;
  state.proposal = { views: [], refused: [] };
  try {
    if (isDocument(state.text)) {
      state.proposal = reader.views(state.text);
      state.document = state.text;
    } else if (state.draft && state.list.some(({ kept }) => kept)) {
      const draft = { ...state.draft, drafted: state.list };
      for (const name of HEAD) {
        draft[name] = control(`report-${name}`).value.trim() || UNSTATED;
      }
      draft.url = control('report-url').value.trim() || undefined;
      made = await documentFrom(draft);
      state.proposal = reader.views(made);
      state.document = made;
    }
  } catch (error) {
    if (!error.faults) {
      throw error;
    }
    errors = placed(error.faults, state.list, made);
  }
  showReport(errors);
  await showCharts();
}

/** @param {import('./types.js').PlacedError[]} errors */
function showReport(errors) {
  const { list, text, document: report } = state;
  const kept = list.filter((figure) => figure.kept);
  const status = byId('report-status');
  if (list.length) {
    status.textContent = word('readStatus')(list.length, kept.length, kept.filter(({ doubt }) => doubt).length);
  } else if (report) {
    status.textContent = word('isDocument')(shownMeasures().size);
  } else {
    status.textContent = text.trim() && !errors.length ? word('nothing') : '';
  }
  if (errors.length) {
    status.textContent += ` ${word('errorsStatus')(errors.length)}`;
  }
  const atLines = errors.filter(({ at }) => Number.isInteger(at));
  showErrors(list, atLines);
  const others = errors.filter((error) => !atLines.includes(error));
  const lines = others.map(({ path, message, line, column = 1 }) => make('li', {}, line ? word('line')(line, column) : '', `${path}: ${message}`));
  setChildren(byId('report-errors'), ...lines);
}

// All figures that a finished report shows.
function shownMeasures() {
  const items = state.proposal.views.flatMap((view) => view.items);
  return new Set(items.flatMap(({ measure, to }) => [measure, to].filter(Boolean)));
}

async function showCharts() {
  const { document: report, proposal, chosen } = state;
  const ids = new Set(proposal.views.map(({ id }) => id));
  Array.from(chosen).filter((id) => !ids.has(id)).forEach((id) => chosen.delete(id));
  for (const id of ['step-charts', 'step-export']) {
    byId(id).hidden = !report;
  }
  showViews(report, proposal, chosen, names(), showCodes);
  await showCodes();
  await proofArticle();
}

// Names of indicators, by ids of measures.
function names() {
  /** @type {Map<string, string>} */
  const known = new Map();
  if (state.document && /^\s*\{/.test(state.document)) {
    for (const { id, name, measures } of JSON.parse(state.document).indicators) {
      for (const { period, kind, id: own } of measures) {
        known.set(own || `${id}@${period}${kind === 'target' ? '/target' : ''}`, name.zh);
      }
    }
  }
  return known;
}

// The report with the chosen views.
function taken() {
  const { document: report, proposal, chosen } = state;
  // A table contains no views: the same ones are proposed wherever it is read.
  return report && chosen.size && /^\s*\{/.test(report) ? withViews(report, proposal, chosen) : report;
}

async function showCodes() {
  const { proposal, chosen } = state;
  const report = taken();
  if (report) {
    await showExport(report, proposal.views.filter(({ id }) => chosen.has(id)));
  }
}

function proofArticle() {
  const builtIn = control('against').value === 'built-in';
  return showProof(control('article').value, builtIn ? '' : taken());
}

/**
 * Errors are shown on the page: editors do not look at the console.
 *
 * @param {() => unknown} act
 */
function guarded(act) {
  return async () => {
    const box = byId('trouble');
    try {
      await act();
      box.hidden = true;
    } catch (error) {
      box.hidden = false;
      box.textContent = word('failed')(error.message || String(error));
    }
  };
}

/**
 * @param {string} id
 * @param {string} name
 * @param {() => void} act
 */
function on(id, name, act) {
  byId(id).addEventListener(name, act);
}

const read = guarded(readText);
const remake = guarded(makeDocument);
const remark = guarded(showMarks);
const proofed = guarded(proofArticle);

/** @param {number} at */
function corrected(at) {
  state.list[at].touched = true;
  remark();
  remake();
}

function start() {
  on('report-text', 'input', debounce(read));
  for (const name of HEAD) {
    const field = control(`report-${name}`);
    field.addEventListener('change', () => {
      field.dataset.own = field.value.trim();
      remake();
    });
  }
  on('report-url', 'change', remake);
  on('embed-view', 'change', guarded(showCodes));
  on('embed-script', 'change', guarded(showCodes));
  on('article', 'input', debounce(proofed));
  on('against', 'change', proofed);
  on('example', 'click', () => {
    control('report-text').value = EXAMPLE;
    read();
  });
  acceptFiles(control('report-text'), control('open-file'), read);
  acceptFiles(control('article'), null, proofed);
  control('embed-script').value = new URL('report-chart.js', location.href).href.split(/[?#]/)[0];
  offerDocument(() => ({ text: taken(), name: 'report' }));
  offerTheme();
  followFragment();
  offerLanguage(() => {
    showFigures(state.list, corrected);
    remark();
    remake();
  });
  // A page that comes back from the browser's cache has texts in it already.
  if (control('report-text').value) {
    read();
  }
  if (control('article').value) {
    proofed();
  }
}

start();
