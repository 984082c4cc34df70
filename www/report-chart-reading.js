// What an editor asks for: the figures of a text, an article held against a report, views for a report. A module of its own
// with a program of its own, which a page that only shows charts never loads.

import { engineOf } from './engine.js';
import { READING_PROGRAM } from './reading-program.js';
import { instantiate } from './report_charts_reading.js';

const loadProgram = engineOf(READING_PROGRAM, instantiate);

/**
 * Promises `{figures(text), draft(text), document(draft), proof(article, report, lang), views(report)}`. A draft is an object (see src/draft.rs), its
 * document a text. Reports are texts, empty for the shipped one; places
 * are counted in Unicode scalar values (see `unitsOf`). A report that is not understood is thrown as `{code, path, message,
 * faults}`.
 */
export async function loadReading() {
  const program = await loadProgram();
  return {
    figures: (text) => JSON.parse(program.figures(text)),
    draft: (text) => JSON.parse(program.draft(text)),
    document: (draft) => program.document(JSON.stringify(draft)),
    proof: (article, report, lang) => JSON.parse(program.proof(article, report, lang)),
    views: (report) => JSON.parse(program.views(report)),
  };
}

/**
 * A function from a place in Unicode scalar values to the same place in the units of JS and the DOM. Half of a pair counts as
 * one, as it does for the program.
 */
export function unitsOf(text) {
  const wide = [];
  let scalars = 0;
  for (const letter of text) {
    if (letter.length > 1) {
      wide.push(scalars);
    }
    scalars += 1;
  }
  // How many wide letters stand before a place: most texts have none.
  return (place) => {
    let from = 0;
    let to = wide.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (wide[middle] < place) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return place + from;
  };
}
