// From the text to a list of what was understood, and from the list, corrected, to a report.

import { draft, documentOf } from './draft-stub.js';
import { reading } from './programs.js';

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
    return old ? { ...old, start: figure.start, end: figure.end } : figure;
  });
}

/** Promises the list: `{start, end, indicator, period, kind, comparison, direction, stated, section, kept, doubt, key}`. */
export async function draftOf(text) {
  const seen = new Map();
  return draft(text, (await reading()).figures(text)).map((figure) => {
    const name = `${figure.indicator} ${figure.period} ${figure.stated}`;
    const times = seen.get(name) || 0;
    seen.set(name, times + 1);
    return { ...figure, key: `${name} ${times}` };
  });
}

/** Promises the report that the list makes, as text. */
export async function documentFrom(list, about) {
  return documentOf(list, about);
}
