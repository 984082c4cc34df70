// @ts-check
// From a text, or a finished report, to the list of its figures, and from the corrected list to a report.

import { ask } from './bundles.js';

/** @typedef {import('./types.js').ListedFigure} ListedFigure */
/** @typedef {import('./types.js').Made} Made */
/** @typedef {import('./types.js').Work} Work */
/** @typedef {import('./types.js').Head} Head */

// Column names by which a table is recognised; a test compares them with those that the wasm reads.
const HEADS = ['indicator', 'name', 'name_zh', '指标', '名称', '指标名称', '指标代码'];

/**
 * Whether this is a finished report, a document or a table, and not prose.
 *
 * @param {string} text
 */
export function isDocument(text) {
  const start = text.replace(/^\ufeff/, '').trimStart();
  const [first] = start.split('\n', 1);
  const cells = first.split(/[,\t]/).map((cell) => cell.trim().replace(/^"|"$/g, '').toLowerCase());
  return /^[{[]/.test(start) || (cells.length > 2 && (first[0] === '#' || cells.some((cell) => HEADS.includes(cell))));
}

/** @type {('title' | 'publisher' | 'date')[]} */
export const HEAD = ['title', 'publisher', 'date'];
export const UNSTATED = '未注明';

/**
 * Reads the text of a report: its figures in the order of the text, and its other numeral expressions.
 *
 * @param {string} text
 */
export async function readProse(text) {
  const { draft, others } = await ask('read', text);
  /** @type {Map<string, number>} */
  const seen = new Map();
  /** @type {Map<number, number>} */
  const marks = new Map();
  const list = draft.drafted.map((figure, at) => {
    const name = `${figure.indicator} ${figure.period} ${figure.stated}`;
    const times = seen.get(name) || 0;
    seen.set(name, times + 1);
    const mark = marks.get(figure.start) ?? at;
    marks.set(figure.start, mark);
    return { ...figure, key: `${name} ${times}`, mark };
  });
  return { draft, list, others };
}

/**
 * The figures of a finished report as a list. A report that has errors may have none.
 *
 * @param {any} report
 * @returns {ListedFigure[]}
 */
export function listOf(report) {
  const indicators = Array.isArray(report && report.indicators) ? report.indicators : [];
  return indicators.flatMap((/** @type {any} */ { id, name, measures }) =>
    (Array.isArray(measures) ? measures : []).map((/** @type {any} */ measure) => ({
      start: -1,
      end: -1,
      sentence: [0, 0],
      section: measure.section,
      indicator: (name && name.zh) || '',
      period: measure.period || '',
      stated: measure.stated || '',
      value: 0,
      unit: '',
      qualifier: 'exact',
      kind: measure.kind,
      comparison: measure.comparison,
      direction: measure.direction,
      estimate: Boolean(measure.estimate),
      kept: true,
      doubt: null,
      key: idOf(id, measure),
      mark: -1,
    })),
  );
}

/**
 * The id that a measure has without one.
 *
 * @param {string} indicator
 * @param {any} measure
 */
function idOf(indicator, { id, period, kind }) {
  return id || `${indicator}@${period}${kind === 'target' ? '/target' : ''}`;
}

/**
 * The list with the corrections of the editor.
 *
 * @param {ListedFigure[]} list
 * @param {Work['fixes']} fixes
 */
export function corrected(list, fixes) {
  return list.map((figure) => (fixes[figure.key] ? { ...figure, ...fixes[figure.key], touched: true } : figure));
}

/**
 * The report that a draft makes.
 *
 * @param {import('../reading/types.js').Draft} draft
 * @param {ListedFigure[]} list corrected
 * @param {Work} work
 * @returns {Promise<Made>}
 */
export async function madeOf(draft, list, { head, names }) {
  const kept = list.filter((figure) => figure.kept);
  const said = { ...draft, drafted: kept };
  for (const name of HEAD) {
    said[name] = (head[name] ?? draft[name]) || UNSTATED;
  }
  said.url = head.url || undefined;
  const report = JSON.parse(await ask('document', said));
  /** @type {Map<string, { place: number, count: number }>} */
  const groups = new Map();
  /** @type {Made} */
  const made = { report, ids: new Map(), places: new Map() };
  list.forEach((figure, at) => {
    if (!figure.kept) {
      return;
    }
    const group = groups.get(figure.indicator) || { place: groups.size, count: 0 };
    groups.set(figure.indicator, group);
    const indicator = report.indicators[group.place];
    const measure = indicator && indicator.measures[group.count];
    if (measure) {
      made.ids.set(figure.key, measure.id);
      made.places.set(`${group.place}.${group.count}`, at);
    }
    group.count += 1;
  });
  name(report, names);
  return made;
}

/**
 * A finished report with the corrections of the editor.
 *
 * @param {any} finished
 * @param {ListedFigure[]} list corrected
 * @param {Work} work
 * @returns {Made}
 */
export function madeAgain(finished, list, { head, names, fixes }) {
  const report = structuredClone(finished);
  /** @type {Made} */
  const made = { report, ids: new Map(), places: new Map() };
  for (const field of HEAD) {
    const said = head[field];
    if (said !== undefined) {
      report[field] = field === 'date' ? said || UNSTATED : { zh: said };
    }
  }
  if (head.url !== undefined) {
    report.url = head.url || undefined;
  }
  let at = 0;
  /** @type {any[]} */
  const indicators = [];
  for (const indicator of Array.isArray(report.indicators) ? report.indicators : []) {
    const measures = [];
    for (const measure of indicator.measures || []) {
      const figure = list[at];
      if (figure.kept) {
        const fix = fixes[figure.key];
        if (fix) {
          amend(measure, fix, figure.key);
          indicator.name = fix.indicator && fix.indicator !== indicator.name.zh ? { zh: fix.indicator } : indicator.name;
        }
        made.ids.set(figure.key, idOf(indicator.id, measure));
        made.places.set(`${indicators.length}.${measures.length}`, at);
        measures.push(measure);
      }
      at += 1;
    }
    if (measures.length || !(indicator.measures || []).length) {
      indicators.push({ ...indicator, measures });
    }
  }
  if (Array.isArray(report.indicators)) {
    report.indicators = indicators;
  }
  name(report, names);
  return made;
}

/**
 * @param {any} measure
 * @param {Partial<ListedFigure>} fix
 * @param {string} key
 */
function amend(measure, fix, key) {
  /** @type {('period' | 'kind' | 'comparison' | 'direction' | 'stated' | 'estimate')[]} */
  const fields = ['period', 'kind', 'comparison', 'direction', 'stated', 'estimate'];
  for (const field of fields) {
    if (fix[field] !== undefined) {
      measure[field] = fix[field];
    }
  }
  if (fix.stated !== undefined) {
    // The number follows from the wording.
    ['value', 'low', 'high', 'unit', 'qualifier', 'quote'].forEach((field) => delete measure[field]);
  }
  // Views name the figure by its id, which must not follow from another period.
  measure.id = key;
}

/**
 * Every text of a report that may have English.
 *
 * @param {any} report
 * @returns {{ zh: string, en?: string }[]}
 */
export function textsOf({ title, publisher, sections = [], indicators = [] }) {
  return [title, publisher, ...sections.map((/** @type {any} */ one) => one.title), ...indicators.map((/** @type {any} */ one) => one.name)];
}

/**
 * Gives texts the English of the editor.
 *
 * @param {any} report
 * @param {{ [zh: string]: string }} names
 */
function name(report, names) {
  for (const text of textsOf(report)) {
    if (text && names[text.zh]) {
      text.en = names[text.zh];
    }
  }
}
