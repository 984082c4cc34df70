// @ts-check
// The charts of the report, drawn by the element, with what an editor may change of each, and figures that cannot be drawn together.

import { ask } from './bundles.js';
import { byId, make, setChildren } from './dom.js';
import { advice } from './errors.js';
import { figuresOf, freeTitle, partFor, tilesWithout, withViews } from './views.js';
import { pick, word, wordFor } from './words.js';

/** @typedef {import('./types.js').Chart} Chart */
/** @typedef {ReturnType<typeof newCard>} Card */

/**
 * @typedef {object} Shown
 * @property {any} report null for a table, whose charts are drawn as they are proposed
 * @property {string} text the report as text
 * @property {Chart[]} charts
 * @property {Set<string>} chosen
 * @property {import('../reading/types.js').Proposal['refused']} refused
 * @property {Map<string, string>} names of figures, by their ids
 * @property {string} lang of the charts
 * @property {boolean} english whether texts have English, too
 * @property {(id: string, chart: Chart) => void} edit
 * @property {(ids: string[], on: boolean) => void} choose
 * @property {(id: string, by: number) => void} move
 */

// A chart with more figures scrolls in its card.
const LONG = 24;
// So many charts make a page; the best are proposed first.
const PAGE = 6;

/** @type {Map<string, Card>} */
let cards = new Map();
/** @type {Shown} */
let current;

/**
 * Shows the charts of a report. Those that are there already stay, and are drawn again where they have changed.
 *
 * @param {Shown} shown
 */
export function showCharts(shown) {
  current = shown;
  /** @type {Map<string, Card>} */
  const next = new Map();
  for (const chart of shown.charts) {
    const card = cards.get(chart.id) || newCard(chart.id);
    card.check.checked = shown.chosen.has(chart.id);
    setChildren(card.label, word('choose'), make('span', { className: 'unseen' }, pick(chart.title)));
    card.up.setAttribute('aria-label', word('moveUp')(pick(chart.title)));
    card.down.setAttribute('aria-label', word('moveDown')(pick(chart.title)));
    card.summary.textContent = word('editChart');
    card.chart.setAttribute('lang', shown.lang);
    const part = shown.report ? partFor(shown.report, chart, shown.charts) : shown.text;
    card.details.hidden = !shown.report;
    card.drawn.classList.toggle('long', chart.items.length > LONG);
    showLeft(card, chart);
    if (card.text !== part) {
      card.text = part;
      Object.assign(card.chart, { report: part });
    }
    if (card.details.open && !card.fields.contains(document.activeElement)) {
      fillFields(card, chart);
    }
    next.set(chart.id, card);
  }
  const before = Array.from(cards.keys()).join(' ');
  cards = next;
  if (before !== Array.from(next.keys()).join(' ')) {
    const focused = document.activeElement;
    setChildren(byId('views'), ...Array.from(next.values(), ({ box }) => box));
    if (focused instanceof HTMLElement && byId('views').contains(focused)) {
      focused.focus();
    }
  }
  byId('choose-first').hidden = shown.charts.length <= PAGE || shown.chosen.size > 0;
  byId('charts-status').textContent = shown.charts.length ? word('chartsStatus')(shown.charts.length, shown.charts.filter(({ id }) => shown.chosen.has(id)).length) : '';
  showRefused();
}

/** Offers to begin with the best charts. */
export function offerFirst() {
  byId('choose-first').addEventListener('click', () => {
    // The button goes, and what it did is to be seen.
    byId('charts-onward').focus();
    current.choose(current.charts.slice(0, PAGE).map(({ id }) => id), true);
  });
}

/** Empties the step. */
export function hideCharts() {
  cards = new Map();
  setChildren(byId('views'));
  byId('charts-status').textContent = '';
  byId('choose-first').hidden = true;
  byId('refused-box').hidden = true;
}

/** @param {string} id */
function newCard(id) {
  const check = make('input', { type: 'checkbox', id: `choose-${id}` });
  check.addEventListener('change', () => current.choose([id], check.checked));
  const label = make('label', { for: check.id });
  /** @type {(sign: string, by: number) => HTMLButtonElement} */
  const mover = (sign, by) => {
    const press = make('button', { type: 'button', className: 'move' }, sign);
    press.addEventListener('click', () => current.move(id, by));
    return press;
  };
  const [up, down] = [mover('↑', -1), mover('↓', 1)];
  const chart = document.createElement('report-chart');
  chart.setAttribute('view', id);
  chart.setAttribute('heading-level', '3');
  const summary = make('summary', {});
  const fields = make('div', { className: 'fields' });
  const reason = make('p', { className: 'error', role: 'status' });
  const left = make('div', { className: 'notice', role: 'status', hidden: true });
  const drawn = make('div', { className: 'drawn' }, chart);
  const details = make('details', { className: 'edit' }, summary, fields, reason);
  const box = make('div', { className: 'view' }, make('p', { className: 'choose' }, check, ' ', label, up, down), left, drawn, details);
  // `text` is the report that it was drawn of, `said` what its notice was made of, `byValue` whether its kind has an
  // order by value, `turn` the last change.
  const card = { id, check, label, up, down, chart, summary, fields, reason, left, drawn, details, box, text: '', said: '', byValue: false, turn: Promise.resolve() };
  details.addEventListener('toggle', () => {
    const own = current.charts.find((one) => one.id === id);
    if (details.open && own) {
      fillFields(card, own);
    }
  });
  return card;
}

/**
 * Says what is not published though it is seen here: tiles of an overview whose charts are not chosen.
 *
 * @param {Card} card
 * @param {Chart} chart
 */
function showLeft(card, chart) {
  const { charts, chosen, names } = current;
  const overviews = charts.filter(({ id, kind }) => kind === 'overview' && chosen.has(id));
  const tiles = chosen.has(chart.id) ? tilesWithout(chart, chosen) : [];
  const opened = overviews.flatMap(({ items }) => items.filter(({ view }) => view === chart.id && !chosen.has(view)));
  const ids = charts.map(({ id }) => id).filter((id) => tiles.some(({ view }) => view === id));
  const lines = ids.map((id) => {
    const named = tiles.filter(({ view }) => view === id).map(({ measure }) => names.get(measure) || measure);
    const { title } = charts.find((one) => one.id === id) || chart;
    return [named.join('、'), pick(title)];
  });
  const said = opened.length ? word('tilesToThis')(opened.length) : word('tilesLeft')(tiles.length, chart.items.length);
  const all = JSON.stringify([said, lines]);
  card.left.hidden = !tiles.length && !opened.length;
  // What is said again would be read again, and would lose the focus of its button.
  if (card.left.hidden || card.said === all) {
    return;
  }
  card.said = all;
  if (!lines.length) {
    setChildren(card.left, make('p', {}, said));
    return;
  }
  const press = make('button', { type: 'button' }, word('chooseTiles')(ids.length));
  press.addEventListener('click', () => {
    card.check.focus();
    current.choose(ids, true);
  });
  const rows = lines.map(([named, title]) => make('li', {}, make('span', { lang: 'zh-CN' }, named), ` → ${title}`));
  setChildren(card.left, make('p', {}, said), make('ul', {}, ...rows), press);
}

/**
 * Fills the fields of a chart again. The focus stays at its control, or goes to the first of `next` that is there.
 *
 * @param {Card} card
 * @param {Chart} chart
 * @param {string[]} [next] ids
 */
function fillFields(card, chart, next = []) {
  const { id } = card;
  /** @type {(name: string, label: string, control: HTMLElement) => HTMLElement} */
  const field = (name, label, control) => {
    control.id = `${name}-${id}`;
    return make('p', { className: 'field' }, make('label', { for: control.id }, label), control);
  };
  /** @type {(name: string, label: string, value: string, act: (value: string) => void) => HTMLElement} */
  const typed = (name, label, value, act) => {
    const input = make('input', { type: 'text', value, maxLength: 120, autocomplete: 'off' });
    input.addEventListener('input', () => act(input.value.trim()));
    return field(name, label, input);
  };
  // What stands there when the editor goes on typing, not what stood there when the fields were made.
  const own = () => current.charts.find((one) => one.id === id) || chart;
  /** @type {(parts: Partial<Chart>) => Promise<void>} */
  const edit = (parts) => edited(card, (own) => ({ ...own, ...parts }));
  const others = () => current.charts.filter((one) => one.id !== id);
  /** @type {(name: 'title' | 'subtitle', value: string, lang: 'zh' | 'en') => void} */
  const say = (name, value, lang) => {
    if (!value) {
      return;
    }
    const before = own()[name];
    const said = name === 'title' && lang === 'zh' ? freeTitle(value, others()) : value;
    // Proposed English says what the proposed Chinese does.
    const en = before.en && before.en !== before.zh && current.english ? { en: before.en } : {};
    edit({ [name]: lang === 'zh' ? { zh: said, ...en } : { ...before, en: said } });
  };
  const note = (chart.notes || [])[0] || { zh: '' };
  const texts = [
    typed('title', word('chartTitle'), chart.title.zh, (value) => say('title', value, 'zh')),
    typed('subtitle', word('chartSubtitle'), chart.subtitle.zh, (value) => say('subtitle', value, 'zh')),
    typed('note', word('chartNote'), note.zh, (value) => edit({ notes: value ? [{ ...(own().notes || [])[0], zh: value }] : [] })),
  ];
  const english = current.english
    ? [
        typed('title-en', word('chartTitleEn'), chart.title.en || '', (value) => say('title', value, 'en')),
        typed('subtitle-en', word('chartSubtitleEn'), chart.subtitle.en || '', (value) => say('subtitle', value, 'en')),
      ]
    : [];
  const kind = make('select', {}, make('option', { value: chart.kind }, wordFor(`kind-${chart.kind}`)));
  const order = make('select', {}, ...['listed', 'value'].map((value) => make('option', { value, selected: (chart.order || 'listed') === value }, wordFor(`order-${value}`))));
  order.addEventListener('change', () => edit({ order: order.value === 'value' ? 'value' : undefined }).then(() => fillFields(card, own())));
  const ordered = field('order', word('chartOrder'), order);
  // Until it is known whether the kind has an order, it is offered as before: what is hidden cannot have the focus.
  ordered.hidden = !card.byValue;
  const members = make('div', { className: 'wide' });
  if (chart.kind !== 'overview') {
    setChildren(members, ...figuresField(card, chart, edit));
  }
  choicesOf(chart).then((choices) => {
    card.byValue = choices.by_value;
    ordered.hidden = !card.byValue;
    offerKinds(kind, card, chart, choices);
    if (chart.order === 'value' && members.isConnected) {
      // As they are seen, so that moving one moves what is seen.
      const place = (/** @type {any} */ { measure }) => choices.shown.indexOf(measure);
      const seen = { ...chart, items: chart.items.slice().sort((one, two) => place(one) - place(two)) };
      keepFocus(card, [], () => setChildren(members, ...figuresField(card, seen, edit)));
    }
  });
  keepFocus(card, next, () => setChildren(card.fields, ...texts, ...english, field('kind', word('chartKind'), kind), ordered, members));
}

/**
 * Fills fields of a chart; the focus stays at the control with the same id, or goes to the first of `next` that is there.
 *
 * @param {Card} card
 * @param {string[]} next ids
 * @param {() => void} fill
 */
function keepFocus({ id, fields }, next, fill) {
  const { activeElement } = document;
  const focused = activeElement && fields.contains(activeElement) ? activeElement.id : '';
  // A long list stays where it is scrolled to.
  const listed = () => fields.querySelector('.members');
  const { scrollTop } = listed() || fields;
  fill();
  (listed() || fields).scrollTop = scrollTop;
  if (focused) {
    const stop = [...next, focused, `kind-${id}`].map((one) => document.getElementById(one)).find((one) => one);
    stop?.focus({ preventScroll: true });
  }
}

/**
 * Which figures a chart shows: those that it has, in their order, and others to add.
 *
 * @param {Card} card
 * @param {Chart} chart
 * @param {(parts: Partial<Chart>) => Promise<void>} edit
 */
function figuresField(card, chart, edit) {
  const { id } = card;
  /** @param {string[]} next */
  const again = (next) => {
    const own = current.charts.find((one) => one.id === id);
    if (own) {
      fillFields(card, own, next);
    }
  };
  /** @param {any} item */
  const nameOf = (item) => figuresOf(item).map((id) => current.names.get(id) || id).join(' → ');
  const rows = chart.items.map((item, at) => {
    /** @type {(name: string, sign: string, label: string, parts: Partial<Chart>, next: string[]) => HTMLElement} */
    const press = (name, sign, label, parts, next) => {
      const button = make('button', { type: 'button', id: `${name}-${at}-${id}`, className: 'move', 'aria-label': `${label} ${nameOf(item)}` }, sign);
      button.addEventListener('click', () => edit(parts).then(() => again(next)));
      return button;
    };
    const { items } = chart;
    const before = at - 1;
    const lifted = at ? [...items.slice(0, before), item, items[before], ...items.slice(at + 1)] : items;
    const rest = items.filter((other) => other !== item);
    return make(
      'li',
      {},
      make('span', { lang: 'zh-CN' }, nameOf(item)),
      at ? press('lift', '↑', word('lift'), { items: lifted, order: undefined }, [`lift-${before}-${id}`, `drop-${before}-${id}`]) : '',
      // The next figure takes its place; after the last one, the one before.
      rest.length ? press('drop', '×', word('dropFigure'), { items: rest }, [`drop-${Math.min(at, rest.length - 1)}-${id}`, `add-${id}`]) : '',
    );
  });
  const list = make('ol', { className: 'members' }, ...rows);
  const plain = chart.items.every((item) => figuresOf(item).length === 1);
  if (!plain) {
    return [make('p', {}, word('chartFigures')), list];
  }
  const shown = new Set(chart.items.flatMap(figuresOf));
  const options = Array.from(current.names).filter(([id]) => !shown.has(id)).slice(0, 500);
  const add = make('select', { id: `add-${card.id}` }, make('option', { value: '' }, word('addFigure')), ...options.map(([value, name]) => make('option', { value }, name)));
  add.setAttribute('aria-label', word('addFigure'));
  add.addEventListener('change', () => edit({ items: [...chart.items, { measure: add.value }] }).then(() => again([])));
  return [make('p', {}, word('chartFigures')), list, add];
}

/** @param {Chart} chart */
function choicesOf(chart) {
  return ask('kinds', partFor(current.report, chart, current.charts), chart.id);
}

/**
 * Offers the kinds that can show what the chart shows.
 *
 * @param {HTMLSelectElement} select
 * @param {Card} card
 * @param {Chart} chart
 * @param {import('../reading/types.js').Choices} choices
 */
function offerKinds(select, card, chart, { others }) {
  select.append(...others.map(({ kind }) => make('option', { value: kind }, wordFor(`kind-${kind}`))));
  select.addEventListener('change', async () => {
    const other = others.find(({ kind }) => kind === select.value);
    await edited(card, (own) => other && { ...own, kind: other.kind, order: other.order, items: other.items });
    const own = current.charts.find(({ id }) => id === chart.id);
    if (own) {
      fillFields(card, own);
    }
  });
}

/**
 * Why a chart cannot be drawn, in the language of the page; empty if it can.
 *
 * @param {any} report
 * @param {Chart} chart
 * @param {Chart[]} charts
 */
async function refusal(report, chart, charts) {
  try {
    const all = charts.map((one) => (one.id === chart.id ? chart : one));
    await ask('views', chart.kind === 'overview' ? JSON.stringify(withViews(report, all)) : partFor(report, chart, all));
    return '';
  } catch (error) {
    if (!error.faults) {
      throw error;
    }
    return advice(error.faults[0]);
  }
}

/**
 * Takes a change of a chart if the chart can be drawn; else says why not, and the picture stays. Changes are taken in turn, each of what
 * the one before has left: an editor may be quicker than the answer.
 *
 * @param {Card} card
 * @param {(own: Chart) => Chart | undefined} changed
 */
function edited(card, changed) {
  const done = card.turn.then(async () => {
    const own = current.charts.find(({ id }) => id === card.id);
    const chart = own && changed(own);
    if (!chart) {
      return;
    }
    const reason = await refusal(current.report, chart, current.charts);
    card.reason.textContent = reason && word('chartRefused')(reason);
    if (!reason) {
      current.edit(chart.id, chart);
    }
  });
  card.turn = done.catch(() => {});
  return done;
}

function showRefused() {
  const { refused, names } = current;
  byId('refused-box').hidden = !refused.length;
  byId('refused-head').textContent = word('refusedHead')(refused.length);
  const lines = refused.map(({ measures, reason }) => {
    const named = measures.map((id) => names.get(id) || id).join('、');
    return make('li', {}, make('span', { lang: 'zh-CN' }, named), ': ', pick(reason));
  });
  setChildren(byId('refused'), ...lines);
}
