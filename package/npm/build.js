// Reports from numbers: `import { report } from 'report-charts/build'`. It writes a document that <report-chart> takes as its
// property `report`; what it does not accept, the element reports as an error.

import UNITS from './build-units.js';

const POWERS = { hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };
/** Numbers of documents: beyond it they would lose digits. */
const LARGEST = 1e15;

/**
 * @param {import('./build.d.ts').NewReport} given
 * @returns {import('./report.d.ts').Report}
 */
export function report({ title, figures, kind, subtitle, publisher = '未注明', date = '未注明', version }) {
  if (!Array.isArray(figures) || !figures.length) {
    throw new TypeError(`figures: found ${figures && 'none'}; accepted is a list of figures`);
  }
  const indicators = new Map();
  const items = figures.map((figure, index) => {
    const { measure, counted } = measureOf(figure, `figures[${index}]`);
    const name = both(figure.name, `figures[${index}].name`);
    const known = indicators.get(`${name.zh}|${name.en}`);
    const indicator = known || { id: `i${indicators.size + 1}`, type: 'indicator', name, measures: [] };
    indicators.set(`${name.zh}|${name.en}`, indicator);
    indicator.measures.push(measure);
    if (counted) {
      indicator.type = 'count';
      indicator.counted = both(counted, 'unit');
    }
    measure.id = `${indicator.id}@${index + 1}`;
    return measure;
  });
  const heading = both(title, 'title');
  const document = {
    format: 'report-charts/1',
    id: 'report',
    title: heading,
    date,
    publisher: both(publisher, 'publisher'),
    sections: [{ id: 'figures', title: heading }],
    indicators: [...indicators.values()],
  };
  if (version) {
    document.version = version;
  }
  const drawn = kind || kindOf(indicators, items);
  if (drawn) {
    const [first] = figures;
    const measured = first.unit ? `${first.unit}, ${first.period}` : String(first.period);
    document.views = [
      {
        id: 'overview',
        kind: drawn,
        title: heading,
        subtitle: both(subtitle || measured, 'subtitle'),
        items: items.map(({ id }) => ({ measure: id })),
      },
    ];
  }
  return document;
}

/** What figures of one unit are drawn as; nothing where views are to be proposed. */
function kindOf(indicators, measures) {
  const alike = (field) => measures.every((measure) => measure[field] === measures[0][field]);
  const family = ({ unit, stated }) => unit || stated.replace(/^[\d.,\s]*/, '');
  const oneUnit = measures.every((measure) => family(measure) === family(measures[0]));
  if (!oneUnit || !alike('comparison')) {
    return undefined;
  }
  const times = measures.length === indicators.size && alike('period');
  return times ? 'bars' : indicators.size < measures.length ? 'series' : undefined;
}

function measureOf(figure, path) {
  const { value, unit = '', period, stated, comparison = 'level', target = false, low, high, about = false } = figure;
  const numbers = low === undefined && high === undefined ? [value] : [low, high];
  const falls = comparison !== 'level' && value < 0;
  const measure = {
    period: String(period),
    kind: target ? 'target' : 'result',
    comparison,
    direction: comparison === 'level' ? 'level' : comparison === 'share-of' ? 'share' : falls ? 'decrease' : 'increase',
    section: 'figures',
  };
  if (stated !== undefined && value === undefined && low === undefined) {
    return { measure: { ...measure, stated } };
  }
  numbers.forEach((number, index) => check(number, falls, `${path}.${['value', 'high'][index]}`));
  const { factor, symbol, counted } = unitOf(unit);
  const scaled = numbers.map((number) => Number((Math.abs(number) * factor).toPrecision(15)));
  const words = numbers.map((number) => Math.abs(number)).join('—');
  const [one, other] = scaled;
  const filled = {
    ...measure,
    stated: stated || `${about ? '约' : ''}${words}${/^[a-z]/i.test(unit) ? ' ' : ''}${unit}`,
    ...(other === undefined ? { value: one } : { low: one, high: other }),
    unit: symbol,
    qualifier: about ? 'about' : 'exact',
    estimate: false,
  };
  return { measure: filled, counted };
}

function check(number, falls, path) {
  if (!Number.isFinite(number) || Math.abs(number) > LARGEST || (number < 0 && !falls)) {
    throw new RangeError(`${path}: found ${number}; accepted is a number from 0 to 1e15, or a fall below 0 with the comparison yoy, cumulative or average-annual`);
  }
}

/** A unit in English words, as `million tonnes`, as documents have it; an English noun that is none is what is counted. */
function unitOf(unit) {
  let factor = 1;
  let words = unit.split(' ');
  while (words.length > 1 && POWERS[words[0]]) {
    factor *= POWERS[words[0]];
    words = words.slice(1);
  }
  const rest = words.join(' ');
  const symbol = Object.prototype.hasOwnProperty.call(UNITS, rest) ? UNITS[rest] : rest;
  return symbol === rest && /^[a-z][a-z -]+$/i.test(rest) ? { factor, symbol: '个', counted: rest } : { factor, symbol };
}

/** A text in both languages. */
function both(text, path) {
  if (typeof text === 'string' && text) {
    return { zh: text, en: text };
  }
  if (text && typeof text.zh === 'string' && typeof text.en === 'string') {
    return { zh: text.zh, en: text.en };
  }
  throw new TypeError(`${path}: found ${JSON.stringify(text)}; accepted is a text, or { zh, en }`);
}
