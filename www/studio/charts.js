// @ts-check
// The charts of the report, drawn by the element, with what an editor may change of each, and figures that cannot be drawn together.

import { ask } from './bundles.js';
import { byId, make, setChildren } from './dom.js';
import { advice } from './errors.js';
import { asOtherKinds, figuresOf, freeTitle, partFor, withViews } from './views.js';
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
 * @property {(id: string, on: boolean) => void} choose
 * @property {(id: string, by: number) => void} move
 */

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
  byId('charts-status').textContent = shown.charts.length ? word('chartsStatus')(shown.charts.length, shown.charts.filter(({ id }) => shown.chosen.has(id)).length) : '';
  showRefused();
}

/** Empties the step. */
export function hideCharts() {
  cards = new Map();
  setChildren(byId('views'));
  byId('charts-status').textContent = '';
  byId('refused-box').hidden = true;
}

/** @param {string} id */
function newCard(id) {
  const check = make('input', { type: 'checkbox', id: `choose-${id}` });
  check.addEventListener('change', () => current.choose(id, check.checked));
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
  const details = make('details', { className: 'edit' }, summary, fields, reason);
  const box = make('div', { className: 'view' }, make('p', { className: 'choose' }, check, ' ', label, up, down), chart, details);
  // `text` is the report that it was drawn of, `turn` the last change.
  const card = { id, check, label, up, down, chart, summary, fields, reason, details, box, text: '', turn: Promise.resolve() };
  details.addEventListener('toggle', () => {
    const own = current.charts.find((one) => one.id === id);
    if (details.open && own) {
      fillFields(card, own);
    }
  });
  return card;
}

/**
 * @param {Card} card
 * @param {Chart} chart
 */
function fillFields(card, chart) {
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
  kind.addEventListener('change', () => {
    const { value } = kind;
    edited(card, (own) => asOtherKinds(own).find((one) => one.kind === value)).then(() => fillFields(card, own()));
  });
  offerKinds(kind, chart);
  const order = make('select', {}, ...['listed', 'value'].map((value) => make('option', { value, selected: (chart.order || 'listed') === value }, wordFor(`order-${value}`))));
  order.addEventListener('change', () => edit({ order: order.value === 'value' ? 'value' : undefined }));
  setChildren(
    card.fields,
    ...texts,
    ...english,
    field('kind', word('chartKind'), kind),
    field('order', word('chartOrder'), order),
    chart.kind === 'overview' ? '' : figuresField(card, chart, edit),
  );
}

/**
 * Which figures a chart shows: those that it has, in their order, and others to add.
 *
 * @param {Card} card
 * @param {Chart} chart
 * @param {(parts: Partial<Chart>) => Promise<void>} edit
 */
function figuresField(card, chart, edit) {
  const again = () => {
    const own = current.charts.find((one) => one.id === card.id);
    if (own) {
      fillFields(card, own);
    }
  };
  /** @param {any} item */
  const nameOf = (item) => figuresOf(item).map((id) => current.names.get(id) || id).join(' → ');
  const rows = chart.items.map((item, at) => {
    /** @type {(sign: string, label: string, items: any[]) => HTMLElement} */
    const press = (sign, label, items) => {
      const button = make('button', { type: 'button', className: 'move', 'aria-label': `${label} ${nameOf(item)}` }, sign);
      button.addEventListener('click', () => edit({ items, order: sign === '×' ? chart.order : undefined }).then(again));
      return button;
    };
    const { items } = chart;
    const lifted = at ? [...items.slice(0, at - 1), item, items[at - 1], ...items.slice(at + 1)] : items;
    return make(
      'li',
      {},
      make('span', { lang: 'zh-CN' }, nameOf(item)),
      at ? press('↑', word('lift'), lifted) : '',
      items.length > 1 ? press('×', word('dropFigure'), items.filter((other) => other !== item)) : '',
    );
  });
  const list = make('ol', { className: 'members' }, ...rows);
  const plain = chart.items.every((item) => figuresOf(item).length === 1);
  if (!plain) {
    return make('div', { className: 'wide' }, make('p', {}, word('chartFigures')), list);
  }
  const shown = new Set(chart.items.flatMap(figuresOf));
  const options = Array.from(current.names).filter(([id]) => !shown.has(id)).slice(0, 500);
  const add = make('select', { id: `add-${card.id}` }, make('option', { value: '' }, word('addFigure')), ...options.map(([value, name]) => make('option', { value }, name)));
  add.setAttribute('aria-label', word('addFigure'));
  add.addEventListener('change', () => edit({ items: [...chart.items, { measure: add.value }] }).then(again));
  return make('div', { className: 'wide' }, make('p', {}, word('chartFigures')), list, add);
}

/**
 * Offers the kinds that can show what the chart shows.
 *
 * @param {HTMLSelectElement} select
 * @param {Chart} chart
 */
async function offerKinds(select, chart) {
  const { report, charts } = current;
  const others = asOtherKinds(chart);
  const fits = await Promise.all(others.map((one) => refusal(report, one, charts).then((reason) => !reason)));
  select.append(...others.filter((_, at) => fits[at]).map(({ kind }) => make('option', { value: kind }, wordFor(`kind-${kind}`))));
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
