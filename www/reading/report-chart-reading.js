// What an editor asks for: the figures of a text, an article held against a report, views for a report. A module of its own
// with a program of its own, which a page that only shows charts never loads.

import { linkArticle } from './article-link.js';
import { engineOf } from '../loader/engine.js';
import { READING_BUNDLE } from '../built/reading-bundle.js';
import { instantiate } from '../built/report_charts_reading.js';
import { unitsOf } from './text-offsets.js';

export { unitsOf };

const loadProgram = engineOf(READING_BUNDLE, instantiate);

/**
 * Promises `{figures(text), draft(text), document(draft), proof(article, report, lang), views(report), articleWords(lang)}`. A
 * draft is an object (see src/draft.rs), its document a text. Reports are texts, empty for the shipped one; places are counted
 * in Unicode scalar values (see `unitsOf`). A report that is not understood is thrown as `{code, path, message, faults}`.
 */
export async function loadReading() {
  const program = await loadProgram();
  return {
    figures: (text) => JSON.parse(program.figures(text)),
    draft: (text) => JSON.parse(program.draft(text)),
    document: (draft) => program.document(JSON.stringify(draft)),
    proof: (article, report, lang) => JSON.parse(program.proof(article, report, lang)),
    views: (report) => JSON.parse(program.views(report)),
    articleWords: (lang) => JSON.parse(program.article_words(lang)),
  };
}

/** Links the marks of a drawn chart with the article that its `for` names; `report` is the text of its report, as above. */
export async function readAlong(element, report) {
  linkArticle(element, report, await loadReading());
}
