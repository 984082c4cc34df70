// @ts-check
// The list of figures for the editor to correct or drop: a line for each, which opens into fields.

import { byId, make, setChildren } from './dom.js';
import { highlight } from './prose.js';
import { pick, word, wordFor } from './words.js';

/** @typedef {import('./types.js').ListedFigure} ListedFigure */
/** @typedef {import('./types.js').PlacedError} PlacedError */
/** @typedef {'kind' | 'comparison' | 'direction'} ChoiceField */
/** @typedef {'indicator' | 'period' | 'stated' | 'english'} TextField */

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

/**
 * @param {ListedFigure[]} list
 * @param {(at: number) => void} changed called when a figure has been corrected
 */
export function showFigures(list, changed) {
  setChildren(byId('figures'), indicatorNames(list), ...list.map((figure, at) => line(figure, at, changed)));
}

/**
 * Offers the names in use while one is typed, so that an indicator has one name.
 *
 * @param {ListedFigure[]} list
 */
function indicatorNames(list) {
  const known = Array.from(new Set(list.map(({ indicator }) => indicator).filter(Boolean)));
  return make('li', { hidden: true }, make('datalist', { id: 'indicators' }, ...known.map((value) => make('option', { value }))));
}

/**
 * @param {ListedFigure} figure
 * @param {number} at
 * @param {(at: number) => void} changed
 */
function line(figure, at, changed) {
  const keep = make('input', { type: 'checkbox', checked: figure.kept, id: `keep-${at}` });
  const summary = make('summary', {});
  const item = make('li', { id: lineId(at), className: 'line' });
  const update = () => {
    item.classList.toggle('left', !figure.kept);
    keep.setAttribute('aria-label', word('keep')(figure.stated, figure.indicator || word('nameless')));
    setChildren(summary, ...summaryOf(figure));
  };
  /** @type {(field: string, value: string | boolean) => void} */
  const correct = (field, value) => {
    Object.assign(figure, { [field]: value });
    if (field === 'stated') {
      // The number follows from the wording.
      Object.assign(figure, { value: 0, high: null, unit: '', qualifier: 'exact' });
    }
    if (field === 'english') {
      changed(at);
      return;
    }
    // A corrected figure is kept.
    figure.kept = field === 'kept' ? Boolean(value) : true;
    keep.checked = figure.kept;
    figure.doubt = null;
    update();
    changed(at);
  };
  keep.addEventListener('change', () => correct('kept', keep.checked));
  const fields = make('div', { className: 'fields' }, ...fieldsOf(figure, at, correct));
  const box = make('details', {}, summary, fields);
  item.append(keep, box, make('p', { className: 'error', id: `error-${at}`, hidden: true }));
  item.addEventListener('focusin', () => highlight(markId(figure.mark), true));
  item.addEventListener('focusout', () => highlight(markId(figure.mark), false));
  update();
  return item;
}

/** @param {ListedFigure} figure */
function summaryOf(figure) {
  const parts = [figure.period, figure.kind && wordFor(figure.kind), figure.comparison && figure.comparison !== 'level' && wordFor(figure.comparison)];
  const direction = ['increase', 'decrease'].includes(figure.direction) ? `${wordFor(`direction-${figure.direction}`)} ` : '';
  const summary = [
    make('span', { className: 'name', lang: 'zh-CN' }, figure.indicator || word('nameless')),
    ' ',
    make('b', {}, direction, make('span', { lang: 'zh-CN' }, figure.stated)),
    ' ',
    make('span', { className: 'aside' }, parts.filter(Boolean).join(' · ')),
  ];
  if (figure.estimate) {
    summary.push(make('span', { className: 'aside' }, ` · ${word('estimate')}`));
  }
  if (figure.doubt && figure.doubt_words) {
    summary.push(make('span', { className: 'doubt' }, word('doubt')(pick(figure.doubt_words))));
  }
  return summary;
}

/**
 * @param {ListedFigure} figure
 * @param {number} at
 * @param {(field: string, value: string | boolean) => void} correct
 */
function fieldsOf(figure, at, correct) {
  /** @type {(name: string, control: HTMLElement) => HTMLElement} */
  const field = (name, control) => {
    control.id = `${name}-${at}`;
    control.setAttribute('aria-describedby', `error-${at}`);
    return make('p', { className: 'field' }, make('label', { for: control.id }, wordFor(name)), control);
  };
  /** @type {(name: TextField, more?: { [name: string]: unknown }) => HTMLElement} */
  const typed = (name, more = {}) => {
    const input = make('input', { type: 'text', value: figure[name] || '', autocomplete: 'off', maxLength: 100, ...more });
    input.addEventListener('change', () => correct(name, input.value.trim()));
    return field(name, input);
  };
  /** @param {ChoiceField} name */
  const chosen = (name) => {
    /** @param {string} value */
    const option = (value) => make('option', { value, selected: figure[name] === value }, wordFor(name === 'direction' ? `direction-${value}` : value));
    const select = make('select', {}, ...CHOICES[name].map(option));
    select.addEventListener('change', () => correct(name, select.value));
    return field(name, select);
  };
  const estimate = make('input', { type: 'checkbox', checked: figure.estimate });
  estimate.addEventListener('change', () => correct('estimate', estimate.checked));
  const tick = field('estimate', estimate);
  tick.classList.add('tick');
  return [
    typed('indicator', { list: 'indicators', lang: 'zh-CN' }),
    typed('period'),
    typed('stated', { lang: 'zh-CN' }),
    chosen('kind'),
    chosen('comparison'),
    chosen('direction'),
    tick,
    typed('english'),
    make('p', { className: 'field link' }, make('a', { href: `#${markId(figure.mark)}` }, word('inProse'))),
  ];
}

/**
 * Shows errors at the lines of their figures.
 *
 * @param {ListedFigure[]} list
 * @param {PlacedError[]} errors
 */
export function showErrors(list, errors) {
  list.forEach((_, at) => {
    const own = errors.filter((error) => error.at === at);
    const box = byId(`error-${at}`);
    box.hidden = !own.length;
    box.textContent = own.map(({ message }) => message).join(' ');
    byId(lineId(at)).classList.toggle('wrong', own.length > 0);
    for (const name of ['indicator', 'period', 'stated', 'kind', 'comparison', 'direction']) {
      const control = byId(`${name}-${at}`);
      if (own.some(({ field }) => field === name)) {
        control.setAttribute('aria-invalid', 'true');
      } else {
        control.removeAttribute('aria-invalid');
      }
    }
    const details = byId(lineId(at)).querySelector('details');
    if (own.length && details) {
      details.open = true;
    }
  });
}
