// From the text to a list of what was understood, and from the list, corrected, to a report.

import { reading } from './bundles.js';

// Heads of columns that a table of figures has in its first row; see src/report/flat.rs.
const HEADS = ['indicator', 'name', 'name_zh', '指标', '名称', '指标名称', '指标代码'];

/** Whether this is a finished report, a document or a table, and no prose. */
export function isDocument(text) {
  const start = text.replace(/^\ufeff/, '').trimStart();
  const [first] = start.split('\n', 1);
  const cells = first.split(/[,\t]/).map((cell) => cell.trim().replace(/^"|"$/g, '').toLowerCase());
  return /^[{[]/.test(start) || (cells.length > 2 && (first[0] === '#' || cells.some((cell) => HEADS.includes(cell))));
}

/** What an editor has done to a figure stays with it while the text around it changes. */
export function carryOver(before, list) {
  const known = new Map();
  for (const figure of before.filter(({ touched }) => touched)) {
    known.set(figure.key, figure);
  }
  return list.map((figure) => {
    const old = known.get(figure.key);
    return old ? { ...old, start: figure.start, end: figure.end, sentence: figure.sentence, section: figure.section, mark: figure.mark } : figure;
  });
}

/**
 * Promises a draft of the report; see src/draft.rs. Its figures, `drafted`, get a `key` of their own, and `mark`, the place in the list
 * of the first one that stands where they do.
 */
export async function draftOf(text) {
  const draft = (await reading()).draft(text);
  const seen = new Map();
  const marks = new Map();
  draft.drafted.forEach((figure, at) => {
    const name = `${figure.indicator} ${figure.period} ${figure.stated}`;
    const times = seen.get(name) || 0;
    seen.set(name, times + 1);
    figure.key = `${name} ${times}`;
    figure.english = '';
    if (!marks.has(figure.start)) {
      marks.set(figure.start, at);
    }
    figure.mark = marks.get(figure.start);
  });
  return draft;
}

/** Promises the report that a draft makes, as text, with the English words that the editor has given. */
export async function documentFrom(draft) {
  const report = JSON.parse((await reading()).document(draft));
  const english = new Map();
  for (const figure of draft.drafted.filter((one) => one.kept && one.english)) {
    english.set(figure.indicator, figure.english);
  }
  for (const { name } of report.indicators) {
    name.en = english.get(name.zh) || name.en;
  }
  return JSON.stringify(report, null, 2);
}
