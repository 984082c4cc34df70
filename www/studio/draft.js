// From the text to a list of what was understood, and from the list, corrected, to a report.

import { draft, documentOf } from './draft-stub.js';
import { reading } from './programs.js';

/** Whether this is a finished report and no prose. */
export function isDocument(text) {
  return /^\s*[{[]/.test(text) || /^\s*#?[a-z_]+[,\t]/i.test(text);
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
