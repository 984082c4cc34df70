// @ts-check
// What the reading bundle answers, with offsets as JS counts them.

import { loadReading, unitsOf } from '../report-chart-reading.js';

/** @type {{ [name: string]: (...given: any[]) => Promise<unknown> }} */
export const ANSWERS = {
  /** The draft of a report, and the other numeral expressions of its text. */
  async read(/** @type {string} */ text) {
    const reader = await loadReading();
    const at = unitsOf(text);
    const { draft, figures } = reader.read(text);
    const placed = draft.drafted.map((one) => ({
      ...one,
      start: at(one.start),
      end: at(one.end),
      sentence: [at(one.sentence[0]), at(one.sentence[1])],
    }));
    const taken = new Set(draft.drafted.map(({ start }) => start));
    const others = figures.filter(({ start }) => !taken.has(start));
    return { draft: { ...draft, drafted: placed }, others: others.map(({ start, end, kind }) => ({ start: at(start), end: at(end), kind })) };
  },
  async document(/** @type {import('../reading/types.js').Draft} */ draft) {
    return (await loadReading()).document(draft);
  },
  async textOfFile(/** @type {Uint8Array} */ bytes, /** @type {string} */ lang) {
    return (await loadReading()).textOfFile(bytes, lang);
  },
  async archive(/** @type {[string, Uint8Array][]} */ files) {
    return (await loadReading()).archive(files);
  },
  async views(/** @type {string} */ report) {
    return (await loadReading()).views(report);
  },
  async kinds(/** @type {string} */ report, /** @type {string} */ view) {
    return (await loadReading()).kinds(report, view);
  },
  async unread(/** @type {string} */ text, /** @type {string} */ lang) {
    return (await loadReading()).unread(text, lang);
  },
  async proof(/** @type {string} */ article, /** @type {string} */ report, /** @type {string} */ lang) {
    const reader = await loadReading();
    const at = unitsOf(article);
    return reader.proof(article, report, lang).map((one) => ({ ...one, start: at(one.start), end: at(one.end) }));
  },
};
