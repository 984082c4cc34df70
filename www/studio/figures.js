// What was understood of each figure, for the editor to correct or drop: a line each, which opens into fields.

import { byId, fill, make } from './dom.js';
import { light } from './prose.js';
import { pick, word } from './words.js';

const CHOICES = {
  kind: ['result', 'target'],
  comparison: ['level', 'yoy', 'cumulative', 'average-annual', 'share-of'],
  direction: ['increase', 'decrease', 'share', 'level'],
};

/** The id of a figure's mark in the text, and of its line here. */
export const markId = (at) => `mark-${at}`;
export const lineId = (at) => `figure-${at}`;

/** Shows the figures; `changed(at)` is called when one has been corrected. */
export function showFigures(list, changed) {
  fill(byId('figures'), names(list), ...list.map((figure, at) => line(figure, at, changed)));
}

// Names that are there already, offered while one is typed: one indicator has one name.
function names(list) {
  const known = Array.from(new Set(list.map(({ indicator }) => indicator).filter(Boolean)));
  return make('li', { hidden: true }, make('datalist', { id: 'indicators' }, ...known.map((value) => make('option', { value }))));
}

function line(figure, at, changed) {
  const keep = make('input', { type: 'checkbox', checked: figure.kept, id: `keep-${at}` });
  const summary = make('summary', {});
  const item = make('li', { id: lineId(at), className: 'line' });
  const told = () => {
    item.classList.toggle('left', !figure.kept);
    keep.setAttribute('aria-label', word('keep')(figure.stated, figure.indicator || word('nameless')));
    fill(summary, ...summaryOf(figure));
  };
  const correct = (field, value) => {
    figure[field] = value;
    if (field === 'stated') {
      // The number is what the words say, and not what was there before.
      Object.assign(figure, { value: 0, unit: '', qualifier: 'exact' });
    }
    if (field === 'english') {
      changed(at);
      return;
    }
    // Who mends a figure wants it.
    figure.kept = field === 'kept' ? value : true;
    keep.checked = figure.kept;
    figure.doubt = null;
    told();
    changed(at);
  };
  keep.addEventListener('change', () => correct('kept', keep.checked));
  const fields = make('div', { className: 'fields' }, ...fieldsOf(figure, at, correct));
  const box = make('details', {}, summary, fields);
  item.append(keep, box, make('p', { className: 'fault', id: `fault-${at}`, hidden: true }));
  item.addEventListener('focusin', () => light(markId(figure.mark), true));
  item.addEventListener('focusout', () => light(markId(figure.mark), false));
  told();
  return item;
}

function summaryOf(figure) {
  const told = [figure.period, figure.kind && word(figure.kind), figure.comparison && figure.comparison !== 'level' && word(figure.comparison)];
  const direction = ['increase', 'decrease'].includes(figure.direction) ? `${word(`direction-${figure.direction}`)} ` : '';
  return [
    make('span', { className: 'name', lang: 'zh-CN' }, figure.indicator || word('nameless')),
    ' ',
    make('b', {}, direction, make('span', { lang: 'zh-CN' }, figure.stated)),
    ' ',
    make('span', { className: 'aside' }, told.filter(Boolean).join(' · ')),
    figure.estimate ? make('span', { className: 'aside' }, ` · ${word('estimate')}`) : null,
    figure.doubt ? make('span', { className: 'doubt' }, word('doubt')(pick(figure.doubt_words))) : null,
  ].filter(Boolean);
}

function fieldsOf(figure, at, correct) {
  const field = (name, control) => {
    control.id = `${name}-${at}`;
    control.setAttribute('aria-describedby', `fault-${at}`);
    return make('p', { className: 'field' }, make('label', { for: control.id }, word(name)), control);
  };
  const typed = (name, more = {}) => {
    const input = make('input', { type: 'text', value: figure[name] || '', autocomplete: 'off', maxLength: 100, ...more });
    input.addEventListener('change', () => correct(name, input.value.trim()));
    return field(name, input);
  };
  const chosen = (name) => {
    const option = (value) => make('option', { value, selected: figure[name] === value }, word(name === 'direction' ? `direction-${value}` : value));
    const select = make('select', {}, ...CHOICES[name].map(option));
    select.addEventListener('change', () => correct(name, select.value));
    return field(name, select);
  };
  const checked = (name) => {
    const input = make('input', { type: 'checkbox', checked: figure[name] });
    input.addEventListener('change', () => correct(name, input.checked));
    const box = field(name, input);
    box.classList.add('tick');
    return box;
  };
  return [
    typed('indicator', { list: 'indicators', lang: 'zh-CN' }),
    typed('period'),
    typed('stated', { lang: 'zh-CN' }),
    chosen('kind'),
    chosen('comparison'),
    chosen('direction'),
    checked('estimate'),
    typed('english'),
    make('p', { className: 'field link' }, make('a', { href: `#${markId(figure.mark)}` }, word('inProse'))),
  ];
}

/** Says at each line what is wrong with it; `faults` are `{at, field, message}`. */
export function showFaults(list, faults) {
  list.forEach((figure, at) => {
    const own = faults.filter((fault) => fault.at === at);
    const box = byId(`fault-${at}`);
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
    if (own.length) {
      byId(lineId(at)).querySelector('details').open = true;
    }
  });
}
