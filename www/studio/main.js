// @ts-check
// The studio: the steps of an editor's work, each with its input from the step before. Nothing is sent; what is done is kept in this
// browser (see work.js).
//
// For recent browsers: unlike the scripts for readers, the modules in this folder support no older ones.

import { ask } from './bundles.js';
import { hideCharts, offerFirst, showCharts } from './charts.js';
import { byId, control, debounce, make, offerFile, setChildren } from './dom.js';
import { corrected, HEAD, isDocument, listOf, madeAgain, madeOf, readProse, textsOf, UNSTATED } from './draft.js';
import { placed } from './errors.js';
import { EXAMPLE } from './example.js';
import { offerDocument, showExport } from './export.js';
import { fromExport } from './exported.js';
import { lineId, lineOf, markId, offerFilters, showChanged, showErrors, showFigures } from './figures.js';
import { acceptFiles, followFragment, followSteps, offerLanguage, offerTheme, showTrouble, troubleNow } from './page.js';
import { showProof } from './proof.js';
import { showProse, uncover } from './prose.js';
import { chartsOf, onlyOf, owned, partFor, together, withViews } from './views.js';
import { canUndo, change, forgetAll, keeping, projectFile, replace, resume, undo, work, workOf } from './work.js';
import { lang, word } from './words.js';

/** @typedef {import('./types.js').TextMark} TextMark */
/** @typedef {import('./types.js').ListedFigure} ListedFigure */
/** @typedef {import('./types.js').Chart} Chart */

/** @type {import('./types.js').State} */
const state = { draft: null, base: [], list: [], others: [], finished: null, faults: [], more: 0, unread: '', isTable: false, made: null, document: null, proposal: { views: [], refused: [] }, charts: [] };

// Only the answers to the latest text and to the latest correction count.
let asked = 0;
let making = 0;

/** Shows what the work says, from its text on. */
async function readText() {
  asked += 1;
  const mine = asked;
  const { text } = work();
  const written = isDocument(text);
  // A report with errors is explained as it is written, with lines and columns.
  const { faults, more } = written ? await faultsOf(text) : { faults: [], more: 0 };
  const finished = written && !faults.length ? parsed(text) : null;
  const prose = !written && text.trim() ? await readProse(text) : null;
  const unread = prose ? await ask('unread', text, lang()) : '';
  if (mine !== asked) {
    return;
  }
  Object.assign(state, { faults, more, unread });
  state.finished = finished;
  state.isTable = isDocument(text) && !/^[\s\ufeff]*[{[]/.test(text);
  state.draft = prose && prose.draft;
  state.base = prose ? prose.list : listOf(finished);
  state.others = prose ? prose.others : [];
  showList();
  await makeReport();
}

/**
 * JSON; null for a text with errors, which the reader of reports explains.
 *
 * @param {string} text
 */
function parsed(text) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (other) {
    return null;
  }
}

/** The list of figures with the corrections of the editor. */
function showList() {
  state.list = corrected(state.base, work().fixes);
  const { list, draft } = state;
  byId('figures-body').hidden = !list.length;
  byId('figures-wait').hidden = list.length > 0;
  byId('text-onward').hidden = !list.length;
  byId('to-charts').hidden = !list.length;
  byId('prose-column').hidden = !draft;
  byId('figures-legend').hidden = !draft;
  showHead();
  showAddress();
  showFigures({ list, text: work().text, fix, rename });
  showMarks();
}

// From the text, unless the editor has changed them.
function showHead() {
  const { draft, finished, isTable } = state;
  const { head, text } = work();
  for (const name of HEAD) {
    const field = control(`report-${name}`);
    const found = draft ? draft[name] : finished && (name === 'date' ? finished.date : (finished[name] || {}).zh);
    field.disabled = isTable;
    const said = head[name] ?? (text.trim() && found !== UNSTATED && found ? found : '');
    if (document.activeElement !== field) {
      field.value = said;
    }
  }
}

/** The address of the text, from a finished report unless the editor has changed it. */
function showAddress() {
  const field = control('report-url');
  field.disabled = state.isTable;
  if (document.activeElement !== field) {
    field.value = work().head.url ?? ((state.finished && state.finished.url) || '');
  }
}

// The marks of the figures, as the text shows them.
/** @type {TextMark[]} */
let marks = [];

function showMarks() {
  marks = [];
  if (!state.draft) {
    return;
  }
  /** @type {TextMark[]} */
  const own = state.list.map((figure, at) => ({ start: figure.start, end: figure.end, kind: kindOf(figure), href: `#${lineId(at)}`, id: markId(at) }));
  marks = own;
  /** @type {{ [kind: string]: string }} */
  const kinds = word('kinds');
  const rest = state.others.map(({ start, end, kind }) => ({ start, end, kind: kind === 'figure' ? 'left' : 'other', words: kinds[kind] }));
  const all = [...own, ...rest].sort((one, two) => one.start - two.start);
  showProse(byId('prose'), work().text, all);
}

/** @param {ListedFigure} figure */
function kindOf({ kept }) {
  return kept ? 'figure' : 'left';
}

/**
 * Marks a figure again. The text stays: making all of it again takes longer than an editor should wait.
 *
 * @param {number} at
 */
function markAgain(at) {
  const mark = marks[at];
  if (mark) {
    mark.kind = kindOf(state.list[at]);
    const shown = document.getElementById(markId(at));
    if (shown) {
      ['figure', 'left'].forEach((kind) => shown.classList.toggle(kind, kind === mark.kind));
    }
  }
}

// The report made from the list, or a finished one with its corrections.
async function makeReport() {
  making += 1;
  const mine = making;
  const { text } = work();
  const { draft, list, finished } = state;
  /** @type {import('./types.js').PlacedError[]} */
  let errors = [];
  let more = 0;
  let made = null;
  let document = null;
  /** @type {typeof state.proposal} */
  let proposal = { views: [], refused: [] };
  try {
    if (draft && list.some(({ kept }) => kept)) {
      made = await madeOf(draft, list, work());
    } else if (finished) {
      made = madeAgain(finished, list, work());
    }
    if (made) {
      document = JSON.stringify({ ...made.report, views: undefined });
      proposal = await ask('views', document);
    } else if (isDocument(text) && !state.faults.length) {
      proposal = await ask('views', text);
      document = text;
    }
    ({ faults: errors, more } = state);
  } catch (error) {
    if (!error.faults) {
      throw error;
    }
    errors = made ? placed(error.faults, made.places) : error.faults;
    more = error.more || 0;
    document = null;
  }
  if (mine !== making) {
    return;
  }
  Object.assign(state, { made, document, proposal });
  showReport(errors, errors.length + more);
  await showPictures();
}

/**
 * The errors of a finished report, of which the first are listed, and how many more there are.
 *
 * @param {string} text
 * @returns {Promise<{ faults: import('./types.js').PlacedError[], more: number }>}
 */
async function faultsOf(text) {
  try {
    await ask('views', text);
    return { faults: [], more: 0 };
  } catch (error) {
    if (!error.faults) {
      throw error;
    }
    return { faults: error.faults, more: error.more || 0 };
  }
}

/**
 * @param {import('./types.js').PlacedError[]} errors
 * @param {number} count how many there are, of which the first are listed
 */
function showReport(errors, count) {
  const { list, draft, document: report } = state;
  const { text } = work();
  const kept = list.filter((figure) => figure.kept);
  const status = byId('report-status');
  if (draft && list.length) {
    status.textContent = word('readStatus')(list.length, kept.length, kept.filter(({ doubt, checked }) => doubt && !checked).length);
  } else if (report) {
    status.textContent = word('isDocument')(kept.length || shownMeasures().size);
  } else {
    status.textContent = text.trim() && !errors.length ? word('nothing') : '';
  }
  if (state.unread) {
    status.textContent += ` ${word('unread')(state.unread)}`;
  }
  if (count) {
    status.textContent += ` ${word('errorsStatus')(count, errors.length)}`;
  }
  const atLines = errors.filter(({ at }) => Number.isInteger(at));
  showErrors(atLines);
  const others = errors.filter((error) => !atLines.includes(error));
  const lines = [
    // The line itself may be far down in the list.
    ...atLines.map(({ at = 0, message }) => {
      const { indicator, stated } = list[at];
      return make('li', {}, make('a', { href: `#${lineId(at)}`, lang: 'zh-CN' }, `${indicator || word('nameless')} ${stated}`), ` ${message}`);
    }),
    ...others.map(({ path, message, line, column = 1 }) => make('li', {}, line ? word('line')(line, column) : '', `${path}: ${message}`)),
  ];
  setChildren(byId('report-errors'), ...lines);
}

// All figures that a table shows.
function shownMeasures() {
  const items = state.proposal.views.flatMap((view) => view.items);
  return new Set(items.flatMap(({ measure, to }) => [measure, to].filter(Boolean)));
}

/** Whether English is wanted: by who reads the page in English, unless they say otherwise. */
function wantsEnglish() {
  return work().english ?? lang() === 'en';
}

/** The language of charts and of what is taken away. */
function outLang() {
  return wantsEnglish() ? lang() : 'zh-CN';
}

/** Asks for the English of what the chosen charts show. */
function showEnglish() {
  control('english').checked = wantsEnglish();
  const report = state.made && state.document ? onlyOf(state.made.report, published()) : null;
  const box = byId('english-box');
  box.hidden = !report || !wantsEnglish();
  if (box.hidden || box.contains(document.activeElement)) {
    return;
  }
  const missing = new Set(textsOf(report).filter((text) => text && (!text.en || text.en === text.zh || work().names[text.zh])).map(({ zh }) => zh));
  const open = Array.from(missing).filter((zh) => !work().names[zh]);
  byId('english-head').textContent = word('englishHead')(open.length);
  const fields = Array.from(missing).slice(0, 200).map((zh, at) => {
    const input = make('input', { type: 'text', id: `en-${at}`, value: work().names[zh] || '', maxLength: 120, autocomplete: 'off', lang: 'en' });
    input.addEventListener('change', () => {
      change({ names: { ...work().names, [zh]: input.value.trim() } });
      remake();
    });
    return make('p', { className: 'field' }, make('label', { for: input.id, lang: 'zh-CN' }, zh), input);
  });
  setChildren(byId('english-names'), ...fields);
}

async function showPictures() {
  const { document: report, made, proposal, isTable } = state;
  byId('charts-body').hidden = !report;
  byId('charts-wait').hidden = Boolean(report);
  byId('charts-onward').hidden = !report;
  if (!report) {
    state.charts = [];
    hideCharts();
  } else {
    state.charts = isTable || !made ? proposal.views : chartsOf(work().charts, proposal.views, made, work().order);
    showCharts({
      report: made ? made.report : null,
      text: report,
      charts: state.charts,
      chosen: chosen(),
      refused: proposal.refused,
      names: names(),
      lang: outLang(),
      english: wantsEnglish(),
      edit,
      choose,
      move,
    });
  }
  showSteps();
  showEnglish();
  await showTaken();
  await proofArticle();
}

/** Ids of the chosen charts. */
function chosen() {
  return new Set(work().charts.filter((chart) => chart.chosen).map(({ id }) => id));
}

// What figures are called, by their ids.
function names() {
  /** @type {Map<string, string>} */
  const known = new Map();
  if (state.made) {
    for (const { key, indicator, period, stated } of state.list) {
      const id = state.made.ids.get(key);
      if (id) {
        known.set(id, `${indicator} ${period} ${stated}`);
      }
    }
  }
  return known;
}

/** The report with the chosen charts; a table has no views: the same ones are proposed wherever it is read. */
function taken() {
  const { made, document: report, charts } = state;
  if (!report || !made) {
    return report;
  }
  const views = published();
  return JSON.stringify(withViews(made.report, views.length ? views : charts), null, 2);
}

/** The chosen charts as they are published. */
function published() {
  const ids = chosen();
  return together(state.charts.filter(({ id }) => ids.has(id)));
}

async function showTaken() {
  const charts = published();
  const { made, document: report } = state;
  const has = Boolean(report && charts.length);
  byId('export-body').hidden = !has;
  byId('export-wait').hidden = has;
  if (!has) {
    setChildren(byId('codes'));
    setChildren(byId('pictures'));
  }
  if (report && has) {
    // Code and pictures of a chart are made from its own figures, of which there are few.
    const part = (/** @type {Chart} */ chart) => (made ? partFor(made.report, chart, charts) : report);
    await showExport({ whole: () => taken() || '', part, charts, script: control('embed-script').value, lang: outLang(), english: wantsEnglish() });
  }
}

function proofArticle() {
  const { against, article } = work();
  const own = article.trim() ? taken() : state.document;
  return showProof(article, against === 'built-in' ? '' : own);
}

// Which steps have their input, for who looks at the list of steps.
function showSteps() {
  const { list, document: report } = state;
  const done = [work().text.trim(), list.length || report, report, chosen().size, work().article.trim()];
  byId('steps').querySelectorAll('a').forEach((link, at) => link.classList.toggle('done', Boolean(done[at])));
}

// Corrections.

/**
 * @param {number} at
 * @param {Partial<ListedFigure>} fields
 */
function fix(at, fields) {
  correct([at], fields);
}

/**
 * @param {number[]} ats
 * @param {string} name
 */
function rename(ats, name) {
  correct(ats, { indicator: name });
}

/**
 * @param {number[]} ats
 * @param {Partial<ListedFigure>} fields
 */
function correct(ats, fields) {
  const fixes = { ...work().fixes };
  const list = state.list.slice();
  for (const at of ats) {
    const figure = list[at];
    fixes[figure.key] = { ...fixes[figure.key], ...fields };
    list[at] = { ...figure, ...fields, touched: true };
  }
  change({ fixes });
  state.list = list;
  showChanged(list, ats);
  ats.forEach(markAgain);
  remakeSoon();
}

// Charts.

/**
 * @param {string} id
 * @returns {Chart | undefined}
 */
function ownOf(id) {
  const known = work().charts.find((chart) => chart.id === id);
  const view = state.charts.find((chart) => chart.id === id);
  if (known || !view) {
    return known;
  }
  return state.made ? owned(view, state.made) : view;
}

/**
 * @param {Chart[]} charts
 * @param {Chart} chart with keys for ids
 */
function putChart(charts, chart) {
  return charts.some(({ id }) => id === chart.id) ? charts.map((one) => (one.id === chart.id ? chart : one)) : [...charts, chart];
}

/**
 * @param {string[]} ids
 * @param {boolean} on
 */
function choose(ids, on) {
  const own = ids.map(ownOf).filter((chart) => chart !== undefined);
  if (own.length) {
    change({ charts: own.reduce((charts, chart) => putChart(charts, { ...chart, chosen: on }), work().charts) });
    repaint();
  }
}

/**
 * @param {string} id
 * @param {Chart} chart as it is drawn
 */
function edit(id, chart) {
  const own = ownOf(id);
  if (own && state.made) {
    // A chart that is changed is wanted.
    change({ charts: putChart(work().charts, { ...owned(chart, state.made), from: own.from, chosen: own.chosen ?? true }) }, `edit ${id}`);
    repaint();
  }
}

/**
 * @param {string} id
 * @param {number} by
 */
function move(id, by) {
  const order = state.charts.map((chart) => chart.id);
  const at = order.indexOf(id);
  const to = Math.max(0, Math.min(order.length - 1, at + by));
  order.splice(at, 1);
  order.splice(to, 0, id);
  change({ order });
  repaint();
}

/**
 * Shows the errors of an act on the page. Of acts that go on at a time, one that ends well hides no error of another.
 *
 * @param {() => unknown} act
 */
function guarded(act) {
  return async () => {
    const end = troubleNow();
    try {
      await act();
      end();
    } catch (error) {
      showTrouble(word('failed')(error.message || String(error)));
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
const remake = guarded(makeReport);
const remakeSoon = debounce(remake, 120);
const repaint = guarded(showPictures);
const proofed = guarded(proofArticle);
const takenAgain = guarded(showTaken);

// A text was put into the field: typed, opened, dropped, or the example.
function take() {
  let text = control('report-text').value;
  const project = workOf(text);
  if (project) {
    replace(project);
    showAll();
    return;
  }
  const exported = fromExport(text);
  if (exported) {
    text = exported;
    control('report-text').value = text;
  }
  const finished = isDocument(text) && text !== work().text ? parsed(text) : null;
  const views = finished && Array.isArray(finished.views) ? finished.views : null;
  if (finished) {
    // Its charts are the chosen ones.
    change({ text, head: {}, fixes: {}, order: [], charts: (views || []).map((/** @type {Chart} */ view) => ({ ...view, chosen: true })) });
  } else {
    change({ text }, 'text');
  }
  read();
}

/** Shows work that was not typed here: kept, opened, or before a step that is undone. */
function showAll() {
  const { text, article, against, script } = work();
  control('report-text').value = text;
  control('article').value = article;
  control('against').value = against;
  control('embed-script').value = script || new URL('report-chart.js', location.href).href.split(/[?#]/)[0];
  read();
}

function showKeeping() {
  byId('keeping').textContent = word(keeping());
  const press = /** @type {HTMLButtonElement} */ (byId('undo'));
  if (!canUndo() && document.activeElement === press) {
    // A button that is switched off loses the focus.
    byId('studio').focus({ preventScroll: true });
  }
  press.disabled = !canUndo();
}

function goBack() {
  if (undo()) {
    const focused = document.activeElement;
    // A field with the focus is never filled.
    if (focused instanceof HTMLElement && focused.matches('input, select, textarea')) {
      focused.blur();
    }
    showAll();
  }
}

/**
 * Scrolls to a step. What is filled on the way there has another height than was estimated, so a second look is needed.
 *
 * @param {HTMLElement} section
 */
function goTo(section) {
  section.scrollIntoView();
  section.tabIndex = -1;
  section.focus({ preventScroll: true });
  setTimeout(() => section.scrollIntoView(), 100);
}

async function start() {
  offerTheme();
  offerLanguage(() => {
    showList();
    showKeeping();
    remake();
  });
  offerFilters();
  offerFirst();
  offerDocument();
  followFragment((id) => {
    const at = Number(id.replace(/^\D+/, ''));
    if (id.startsWith('figure-')) {
      lineOf(at);
    } else if (id.startsWith('mark-') && state.list[at]) {
      uncover(byId('prose'), state.list[at].start);
    }
  });
  const hasWork = await resume(showKeeping);
  const typed = control('report-text').value;
  showAll();
  if (hasWork && work().text) {
    byId('report-status').textContent = word('resumed');
  } else if (typed) {
    // Typed while the page was starting.
    control('report-text').value = typed;
    take();
  }
  on('report-text', 'input', debounce(take));
  for (const name of HEAD) {
    const field = control(`report-${name}`);
    field.addEventListener('change', () => {
      change({ head: { ...work().head, [name]: field.value.trim() } });
      remake();
    });
  }
  on('report-url', 'change', () => {
    change({ head: { ...work().head, url: control('report-url').value.trim() } });
    remake();
  });
  on('embed-view', 'change', takenAgain);
  on('embed-script', 'change', () => {
    change({ script: control('embed-script').value });
    takenAgain();
  });
  on('english', 'change', () => {
    change({ english: control('english').checked });
    remake();
  });
  const articleChanged = () => {
    change({ article: control('article').value }, 'article');
    showSteps();
    proofed();
  };
  on('article', 'input', debounce(articleChanged));
  on('against', 'change', () => {
    change({ against: control('against').value });
    proofed();
  });
  on('example', 'click', () => {
    control('report-text').value = EXAMPLE;
    take();
  });
  followSteps(goTo);
  on('undo', 'click', goBack);
  on('save-project', 'click', () => offerFile('report-charts-project.json', 'application/json', projectFile()));
  on('forget', 'click', async () => {
    await forgetAll();
    showAll();
    byId('keeping').textContent = word('forgotten');
  });
  document.addEventListener('keydown', (event) => {
    // In a field with typed text, the browser's own undo.
    const inField = event.target instanceof Element && event.target.matches('textarea, input[type="text"], input[type="url"]');
    if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !event.shiftKey && !inField) {
      event.preventDefault();
      goBack();
    }
  });
  acceptFiles(control('report-text'), control('open-file'), take);
  acceptFiles(control('article'), null, articleChanged);
  document.documentElement.dataset.ready = '';
}

start();
