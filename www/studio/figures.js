// @ts-check
// The list of figures for the editor to correct or drop: a line for each with its sentence, which opens into fields. Doubts first.

import { fillChunk, showChunks } from './chunks.js';
import { byId, make, setChildren } from './dom.js';
import { highlight, marked, uncover } from './prose.js';
import { pick, word, wordFor } from './words.js';

/** @typedef {import('./types.js').ListedFigure} ListedFigure */
/** @typedef {import('./types.js').PlacedError} PlacedError */
/** @typedef {'kind' | 'comparison' | 'direction'} ChoiceField */
/** @typedef {'indicator' | 'period' | 'stated'} TextField */
/** @typedef {{ list: ListedFigure[], text: string, fix: (at: number, fields: Partial<ListedFigure>) => void, rename: (ats: number[], name: string) => void }} Listed */

/**
 * The values that the format has for these fields; a test compares them with the schema.
 *
 * @type {{ [Field in ChoiceField]: string[] }}
 */
const CHOICES = {
  kind: ['result', 'target'],
  comparison: ['level', 'yoy', 'cumulative', 'average-annual', 'share-of'],
  direction: ['increase', 'decrease', 'share', 'level'],
};

// Lines of a chunk, and the height of one before it is laid out, in CSS pixels.
const CHUNK = 20;
const LINE = 100;
// Characters of a sentence to either side of its figure.
const AROUND = 40;

/**
 * The id of a figure's mark in the text.
 *
 * @param {number} at
 */
export const markId = (at) => `mark-${at}`;
/**
 * The id of a figure's line.
 *
 * @param {number} at
 */
export const lineId = (at) => `figure-${at}`;

/** @type {Listed} */
let current = { list: [], text: '', fix: () => {}, rename: () => {} };
/** @type {number[]} */
let order = [];
let filter = 'all';
/** @type {Map<number, PlacedError[]>} */
let wrong = new Map();

/** @param {ListedFigure} figure */
const isOpen = ({ kept, doubt, checked }) => kept && Boolean(doubt) && !checked;

/** @type {{ [name: string]: (figure: ListedFigure) => boolean }} */
const FILTERS = { all: () => true, doubts: isOpen, kept: ({ kept }) => kept, dropped: ({ kept }) => !kept };

/**
 * Shows another list, doubts first.
 *
 * @param {Listed} listed
 */
export function showFigures(listed) {
  current = listed;
  const { list } = listed;
  const at = list.map((_, index) => index).filter((index) => FILTERS[filter](list[index]));
  order = [...at.filter((index) => isOpen(list[index])), ...at.filter((index) => !isOpen(list[index]))];
  const chunks = [];
  for (let from = 0; from < order.length; from += CHUNK) {
    const own = order.slice(from, from + CHUNK);
    chunks.push({ height: own.length * LINE, fill: () => own.map(line) });
  }
  byId('siblings').hidden = true;
  showChunks(byId('figures'), chunks, true);
  const known = Array.from(new Set(list.map(({ indicator }) => indicator).filter(Boolean)));
  setChildren(byId('indicators'), ...known.slice(0, 300).map((value) => make('option', { value })));
  showCounts();
}

function showCounts() {
  for (const button of byId('filters').querySelectorAll('button')) {
    const name = button.dataset.filter || 'all';
    const count = current.list.filter(FILTERS[name]).length;
    button.textContent = word('filter')(wordFor(`filter-${name}`), count);
    button.setAttribute('aria-pressed', String(name === filter));
  }
}

/** Offers parts of the list, and the keys for going through it. */
export function offerFilters() {
  byId('filters').addEventListener('click', ({ target }) => {
    const button = target instanceof Element && target.closest('button');
    if (button) {
      filter = button.dataset.filter || 'all';
      showFigures(current);
    }
  });
  byId('figures').addEventListener('keydown', (event) => {
    const summary = event.target instanceof Element && event.target.closest('summary');
    const own = summary && summary.closest('.line');
    if (!own || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const at = Number(own.id.replace(/^\D+/, ''));
    /** @type {{ [key: string]: () => void }} */
    const keys = {
      ArrowDown: () => step(at, 1),
      ArrowUp: () => step(at, -1),
      Home: () => goTo(order[0]),
      End: () => goTo(order[order.length - 1]),
      // Out of a list of hundreds of lines.
      Escape: () => byId('to-charts').focus(),
      Delete: () => current.fix(at, { kept: !current.list[at].kept }),
      y: () => {
        current.fix(at, { checked: true, kept: true });
        step(at, 1);
      },
    };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
}

/**
 * @param {number} at
 * @param {number} by
 */
function step(at, by) {
  goTo(order[order.indexOf(at) + by] ?? at);
}

/**
 * Moves the focus to the line of a figure.
 *
 * @param {number} at
 */
function goTo(at) {
  const found = lineOf(at);
  const summary = found && found.querySelector('summary');
  if (summary) {
    summary.focus();
  }
}

/**
 * The line of a figure; null where the list does not show it.
 *
 * @param {number} at
 */
export function lineOf(at) {
  if (!order.includes(at) && at < current.list.length && filter !== 'all') {
    filter = 'all';
    showFigures(current);
  }
  const place = order.indexOf(at);
  if (place >= 0) {
    fillChunk(byId('figures'), Math.floor(place / CHUNK));
  }
  return document.getElementById(lineId(at));
}

/**
 * Shows a figure again after a change of the list; its line stays where it is.
 *
 * @param {ListedFigure[]} list
 * @param {number[]} changed
 */
export function showChanged(list, changed) {
  current.list = list;
  for (const at of changed) {
    const own = document.getElementById(lineId(at));
    if (own) {
      fillLine(own, at, true);
    }
  }
  showCounts();
}

/** @param {number} at */
function line(at) {
  const item = make('div', { id: lineId(at), className: 'line', role: 'listitem' });
  fillLine(item, at, false);
  const mark = markId(current.list[at].mark);
  item.addEventListener('focusin', () => {
    uncover(byId('prose'), current.list[at].start);
    highlight(mark, true);
  });
  item.addEventListener('focusout', () => highlight(mark, false));
  return item;
}

/**
 * @param {HTMLElement} item
 * @param {number} at
 * @param {boolean} again only what follows from the figure is set again: the fields are in use
 */
function fillLine(item, at, again) {
  const figure = current.list[at];
  const name = word('keep')(figure.stated, figure.indicator || word('nameless'));
  item.classList.toggle('left', !figure.kept);
  if (again) {
    const keep = /** @type {HTMLInputElement} */ (byId(`keep-${at}`));
    keep.checked = figure.kept;
    keep.setAttribute('aria-label', name);
    setChildren(/** @type {Element} */ (item.querySelector('summary')), ...summaryOf(figure));
    const settle = item.querySelector('.settle');
    if (settle && !isOpen(figure)) {
      settle.remove();
    }
    for (const field of item.querySelectorAll('[data-field]')) {
      const control = /** @type {HTMLInputElement} */ (field);
      const value = /** @type {any} */ (figure)[control.dataset.field || ''];
      if (control.type === 'checkbox') {
        control.checked = Boolean(value);
      } else if (control.value !== value) {
        control.value = value || '';
      }
    }
    return;
  }
  const keep = make('input', { type: 'checkbox', checked: figure.kept, id: `keep-${at}`, 'aria-label': name });
  keep.addEventListener('change', () => current.fix(at, { kept: keep.checked }));
  const box = make('details', {}, make('summary', {}, ...summaryOf(figure)));
  // Most lines are never opened.
  const open = () => {
    if (!box.querySelector('.fields')) {
      box.append(make('div', { className: 'fields' }, ...fieldsOf(at)));
      markWrong(at);
    }
  };
  box.addEventListener('toggle', open);
  item.append(keep, box);
  if (figure.start >= 0) {
    item.append(sentenceOf(figure, current.text));
  }
  if (isOpen(figure)) {
    const press = make('button', { type: 'button' }, word('settle'));
    press.addEventListener('click', () => {
      current.fix(at, { checked: true, kept: true });
      step(at, 1);
    });
    item.append(make('p', { className: 'settle' }, press));
  }
  item.append(make('p', { className: 'error', id: `error-${at}`, hidden: true }));
  if (wrong.has(at)) {
    showWrong(item, at);
  }
}

/** @param {ListedFigure} figure */
function summaryOf(figure) {
  const parts = [figure.period, figure.kind && wordFor(figure.kind), figure.comparison && figure.comparison !== 'level' && wordFor(figure.comparison)];
  const direction = ['increase', 'decrease'].includes(figure.direction) ? `${wordFor(`direction-${figure.direction}`)} ` : '';
  const aside = [...parts, figure.estimate && word('estimate')].filter(Boolean).join(' · ');
  const summary = [
    make('span', { className: 'name', lang: 'zh-CN' }, figure.indicator || word('nameless')),
    ` ${direction}`,
    make('b', { lang: 'zh-CN' }, figure.stated),
    ' ',
    make('span', { className: 'aside' }, aside),
  ];
  if (figure.doubt && figure.doubt_words && !figure.checked) {
    summary.push(make('span', { className: 'doubt' }, word('doubt')(pick(figure.doubt_words))));
  }
  return summary;
}

/**
 * The sentence of a figure, shortened around it.
 *
 * @param {ListedFigure} figure
 * @param {string} text
 */
function sentenceOf({ start, end, sentence: [first, last] }, text) {
  const from = Math.max(first, start - AROUND);
  const to = Math.min(last, end + AROUND);
  const parts = marked(text, from, to, [{ start, end, kind: 'figure' }]);
  return make('p', { className: 'sentence', lang: 'zh-CN' }, from > first ? '…' : '', ...parts, to < last ? '…' : '');
}

/** @param {number} at */
function fieldsOf(at) {
  const figure = current.list[at];
  /** @type {(name: string, control: HTMLElement) => HTMLElement} */
  const field = (name, control) => {
    control.id = `${name}-${at}`;
    control.dataset.field = name;
    control.setAttribute('aria-describedby', `error-${at}`);
    return make('p', { className: 'field' }, make('label', { for: control.id }, wordFor(name)), control);
  };
  /** @type {(fields: Partial<ListedFigure>) => void} */
  const correct = (fields) => current.fix(at, { ...fields, kept: true, checked: true });
  /** @type {(name: TextField, more?: { [name: string]: unknown }) => HTMLElement} */
  const typed = (name, more = {}) => {
    const input = make('input', { type: 'text', value: figure[name] || '', autocomplete: 'off', maxLength: 100, ...more });
    input.addEventListener('change', () => {
      const before = current.list[at].indicator;
      const value = input.value.trim();
      correct(name === 'stated' ? { stated: value, value: 0, high: null, unit: '', qualifier: 'exact' } : { [name]: value });
      if (name === 'indicator') {
        offerSiblings(at, before, value);
      }
    });
    return field(name, input);
  };
  /** @param {ChoiceField} name */
  const chosen = (name) => {
    /** @param {string} value */
    const option = (value) => make('option', { value, selected: figure[name] === value }, wordFor(name === 'direction' ? `direction-${value}` : value));
    const select = make('select', {}, ...CHOICES[name].map(option));
    select.addEventListener('change', () => correct({ [name]: select.value }));
    return field(name, select);
  };
  const estimate = make('input', { type: 'checkbox', checked: figure.estimate });
  estimate.addEventListener('change', () => correct({ estimate: estimate.checked }));
  const tick = field('estimate', estimate);
  tick.classList.add('tick');
  const fields = [
    typed('indicator', { list: 'indicators', lang: 'zh-CN' }),
    typed('period'),
    typed('stated', { lang: 'zh-CN' }),
    chosen('kind'),
    chosen('comparison'),
    chosen('direction'),
    tick,
  ];
  if (figure.start >= 0) {
    fields.push(make('p', { className: 'field link' }, make('a', { href: `#${markId(figure.mark)}`, className: 'to-text' }, word('inProse'))));
  }
  return fields;
}

/**
 * After one of several figures with a name has got another one: whether the others get it, too.
 *
 * @param {number} at
 * @param {string} before
 * @param {string} name
 */
function offerSiblings(at, before, name) {
  const { list } = current;
  const ats = list.map((_, index) => index).filter((index) => index !== at && before && list[index].indicator === before);
  const box = byId('siblings');
  box.hidden = !ats.length || before === name;
  if (box.hidden) {
    return;
  }
  // The question goes, and the focus back to where it came from.
  const answered = () => {
    box.hidden = true;
    document.getElementById(`indicator-${at}`)?.focus();
  };
  const all = make('button', { type: 'button' }, word('renameAll')(ats.length));
  all.addEventListener('click', () => {
    answered();
    current.rename(ats, name);
  });
  const none = make('button', { type: 'button' }, word('renameOne'));
  none.addEventListener('click', answered);
  setChildren(box, make('p', {}, word('siblings')(before, ats.length)), all, ' ', none);
}

/**
 * Shows errors at the lines of their figures.
 *
 * @param {PlacedError[]} errors
 */
export function showErrors(errors) {
  const before = wrong;
  wrong = new Map();
  for (const error of errors) {
    const at = /** @type {number} */ (error.at);
    wrong.set(at, [...(wrong.get(at) || []), error]);
  }
  for (const at of new Set([...before.keys(), ...wrong.keys()])) {
    const item = wrong.has(at) ? lineOf(at) : document.getElementById(lineId(at));
    if (item) {
      showWrong(item, at);
    }
  }
}

/**
 * @param {HTMLElement} item
 * @param {number} at
 */
function showWrong(item, at) {
  const own = wrong.get(at) || [];
  const box = /** @type {HTMLElement} */ (item.querySelector('.error'));
  box.hidden = !own.length;
  box.textContent = own.map(({ message }) => message).join(' ');
  item.classList.toggle('wrong', own.length > 0);
  const details = item.querySelector('details');
  if (own.length && details) {
    details.open = true;
  }
  markWrong(at);
}

/** @param {number} at */
function markWrong(at) {
  const own = wrong.get(at) || [];
  for (const name of ['indicator', 'period', 'stated', 'kind', 'comparison', 'direction']) {
    const control = document.getElementById(`${name}-${at}`);
    if (control && own.some(({ field }) => field === name)) {
      control.setAttribute('aria-invalid', 'true');
    } else if (control) {
      control.removeAttribute('aria-invalid');
    }
  }
}
