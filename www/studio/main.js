// The studio: what an editor does, step by step, and what each step makes of the one before. Nothing is sent, nothing is kept.
//
// For editors' browsers of the last years: unlike what readers get, the modules in this folder keep to no older floor.

import { showViews } from './charts.js';
import { byId, calmly, fill, make } from './dom.js';
import { carryOver, documentFrom, draftOf, isDocument } from './draft.js';
import { EXAMPLE } from './example.js';
import { placed } from './errors.js';
import { lineId, markId, showFaults, showFigures } from './figures.js';
import { reading } from './bundles.js';
import { showProof } from './proof.js';
import { showProse } from './prose.js';
import { acceptFiles, followFragment, offerLanguage, offerTheme } from './page.js';
import { offerDocument, showTakeaway, withViews } from './export.js';
import { word } from './words.js';

// What the steps hand on. `document` is the report as text, null while there is none or something is wrong with it.
const state = { text: '', draft: null, list: [], others: [], document: null, proposal: { views: [], refused: [] }, chosen: new Set() };

// What a draft has beside its figures, and says where the text says nothing.
const HEAD = ['title', 'publisher', 'date'];
const UNSAID = '未注明';

// Each answer belongs to the question that was asked last.
let asked = 0;

async function readText() {
  const mine = ++asked;
  const text = byId('report-text').value;
  const finished = isDocument(text);
  const program = await reading();
  const [draft, others] = finished ? [null, []] : [await draftOf(text), program.figures(text)];
  if (mine !== asked) {
    return;
  }
  state.text = text;
  state.draft = draft;
  state.list = draft ? carryOver(state.list, draft.drafted) : [];
  state.others = others;
  byId('step-figures').hidden = !state.list.length;
  showHead(draft);
  showFigures(state.list, corrected);
  await showMarks();
  await makeDocument();
}

// What the text says of itself, where the editor has not said otherwise.
function showHead(draft) {
  for (const name of HEAD) {
    const field = byId(`report-${name}`);
    field.disabled = !draft;
    if (draft && !field.dataset.own) {
      field.value = state.text.trim() && draft[name] !== UNSAID ? draft[name] : '';
    }
  }
}

function showMarks() {
  const own = state.list.map(({ start, end, kept, stated }, at) => ({ start, end, kind: kept ? 'figure' : 'left', href: `#${lineId(at)}`, id: markId(at), stated }));
  const taken = new Set(own.map(({ start }) => start));
  const rest = state.others
    .filter(({ start }) => !taken.has(start))
    .map(({ start, end, kind }) => ({ start, end, kind: kind === 'figure' ? 'left' : 'other', words: word('kinds')[kind] }));
  const marks = [...own, ...rest].sort((one, two) => one.start - two.start);
  return showProse(byId('prose'), state.text, marks);
}

// The report that the list makes, or the finished one that was pasted.
async function makeDocument() {
  const program = await reading();
  let faults = [];
  let made = null;
  state.document = null;
  state.proposal = { views: [], refused: [] };
  try {
    if (isDocument(state.text)) {
      state.proposal = program.views(state.text);
      state.document = state.text;
    } else if (state.list.some(({ kept }) => kept)) {
      const head = {};
      for (const name of HEAD) {
        head[name] = byId(`report-${name}`).value.trim() || UNSAID;
      }
      made = await documentFrom({ ...state.draft, ...head, drafted: state.list });
      state.proposal = program.views(made);
      state.document = made;
    }
  } catch (fault) {
    if (!fault.faults) {
      throw fault;
    }
    faults = placed(fault.faults, state.list, made);
  }
  tellReport(faults);
  await showCharts();
}

function tellReport(faults) {
  const { list, text, document: report } = state;
  const kept = list.filter((figure) => figure.kept);
  const status = byId('report-status');
  if (list.length) {
    status.textContent = word('readStatus')(list.length, kept.length, kept.filter(({ doubt }) => doubt).length);
  } else if (report) {
    status.textContent = word('isDocument')(shownMeasures().size);
  } else {
    status.textContent = text.trim() && !faults.length ? word('nothing') : '';
  }
  if (faults.length) {
    status.textContent += ` ${word('faultsStatus')(faults.length)}`;
  }
  const atLines = faults.filter(({ at }) => Number.isInteger(at));
  showFaults(list, atLines);
  const line = (fault) => make('li', {}, fault.line ? word('line')(fault.line, fault.column) : '', `${fault.path}: ${fault.message}`);
  fill(byId('report-faults'), ...faults.filter((fault) => !atLines.includes(fault)).map(line));
}

// Every figure that a finished report shows somewhere.
function shownMeasures() {
  const items = state.proposal.views.flatMap((view) => view.items);
  return new Set(items.flatMap(({ measure, to }) => [measure, to].filter(Boolean)));
}

async function showCharts() {
  const { document: report, proposal, chosen } = state;
  const ids = new Set(proposal.views.map(({ id }) => id));
  Array.from(chosen).filter((id) => !ids.has(id)).forEach((id) => chosen.delete(id));
  for (const id of ['step-charts', 'step-take']) {
    byId(id).hidden = !report;
  }
  showViews(report, proposal, chosen, names(), showCodes);
  await showCodes();
  await proofArticle();
}

// Measures by the names of their indicators, for whoever reads a reason.
function names() {
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

function taken() {
  const { document: report, proposal, chosen } = state;
  // A table of one's own has no place for views; it gets the same ones proposed wherever it is read.
  return report && chosen.size && /^\s*\{/.test(report) ? withViews(report, proposal, chosen) : report;
}

async function showCodes() {
  const { document: report, proposal, chosen } = state;
  if (report) {
    await showTakeaway(taken(), proposal.views.filter(({ id }) => chosen.has(id)));
  }
}

function proofArticle() {
  const shipped = byId('against').value === 'shipped';
  return showProof(byId('article').value, shipped ? '' : taken());
}

// What goes wrong is said on the page: nobody looks at the console.
function guarded(act) {
  return () =>
    Promise.resolve()
      .then(act)
      .then(() => {
        byId('trouble').hidden = true;
      })
      .catch((fault) => {
        const box = byId('trouble');
        box.hidden = false;
        box.textContent = word('failed')(fault.message || String(fault));
      });
}

function on(id, name, act) {
  byId(id).addEventListener(name, act);
}

const read = guarded(readText);
const remake = guarded(makeDocument);
const remark = guarded(showMarks);
const proofed = guarded(proofArticle);

function corrected(at) {
  state.list[at].touched = true;
  remark();
  remake();
}

function start() {
  on('report-text', 'input', calmly(read));
  for (const name of HEAD) {
    on(`report-${name}`, 'change', ({ target }) => {
      target.dataset.own = target.value.trim();
      remake();
    });
  }
  on('take-view', 'change', guarded(showCodes));
  on('take-script', 'change', guarded(showCodes));
  on('article', 'input', calmly(proofed));
  on('against', 'change', proofed);
  on('example', 'click', () => {
    byId('report-text').value = EXAMPLE;
    read();
  });
  acceptFiles(byId('report-text'), byId('open-file'), read);
  acceptFiles(byId('article'), null, proofed);
  byId('take-script').value = new URL('report-chart.js', location.href).href.split(/[?#]/)[0];
  offerDocument(() => ({ text: taken(), name: 'report' }));
  offerTheme();
  followFragment();
  offerLanguage(() => {
    showFigures(state.list, corrected);
    remark();
    remake();
  });
  // A page that comes back from the browser's memory has texts in it already.
  if (byId('report-text').value) {
    read();
  }
  if (byId('article').value) {
    proofed();
  }
}

start();
