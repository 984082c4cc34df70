// @ts-check
// From a text to the list of its figures, and from the corrected list to a report.

import { reading } from './bundles.js';

/** @typedef {import('./types.js').ListedFigure} ListedFigure */
/** @typedef {import('./types.js').ListedDraft} ListedDraft */

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

/**
 * Keeps the corrections of an editor when the text around a figure changes.
 *
 * @param {ListedFigure[]} before
 * @param {ListedFigure[]} list
 */
export function carryOver(before, list) {
  /** @type {Map<string, ListedFigure>} */
  const known = new Map();
  for (const figure of before.filter(({ touched }) => touched)) {
    known.set(figure.key, figure);
  }
  return list.map((figure) => {
    const old = known.get(figure.key);
    return old ? { ...old, start: figure.start, end: figure.end, sentence: figure.sentence, section: figure.section, quote: figure.quote, mark: figure.mark } : figure;
  });
}

/**
 * Returns a promise of a draft of the report.
 *
 * @param {string} text
 * @returns {Promise<ListedDraft>}
 */
export async function draftOf(text) {
  const draft = (await reading()).draft(text);
  /** @type {Map<string, number>} */
  const seen = new Map();
  /** @type {Map<number, number>} */
  const marks = new Map();
  const drafted = draft.drafted.map((figure, at) => {
    const name = `${figure.indicator} ${figure.period} ${figure.stated}`;
    const times = seen.get(name) || 0;
    seen.set(name, times + 1);
    const mark = marks.get(figure.start) ?? at;
    marks.set(figure.start, mark);
    return { ...figure, key: `${name} ${times}`, english: '', mark };
  });
  return { ...draft, drafted };
}

/**
 * Returns a promise of the report that a draft makes, as text, with the English names that the editor has given.
 *
 * @param {ListedDraft} draft
 */
export async function documentFrom(draft) {
  const report = JSON.parse((await reading()).document(draft));
  /** @type {Map<string, string>} */
  const english = new Map();
  for (const figure of draft.drafted.filter((one) => one.kept && one.english)) {
    english.set(figure.indicator, figure.english);
  }
  for (const { name } of report.indicators) {
    name.en = english.get(name.zh) || name.en;
  }
  return JSON.stringify(report, null, 2);
}
