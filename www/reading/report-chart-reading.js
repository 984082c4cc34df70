// @ts-check
// For editors: the figures of a text, an article compared with a report, views for a report. A separate bundle, which pages that
// only show charts never load.

import { READING_BUNDLE } from '../built/reading-bundle.js';
import { instantiate } from '../built/report_charts_reading.js';
import { engineLoader } from '../loader/engine.js';
import { linkArticle } from './article-link.js';
import { archive, textOfFile } from './file-text.js';
import { unitsOf } from './text-offsets.js';

export { unitsOf };

const loadProgram = engineLoader(READING_BUNDLE, instantiate);

/**
 * Returns a promise of `{figures(text), read(text), draft(text), document(draft), proof(article, report, lang), views(report),
 * kinds(report, view), articleWords(lang), textOfFile(bytes, lang), archive(files), unread(text, lang)}`, the
 * last in words, empty for a text that is read to its end. A draft is an object, its document a text. Reports are texts, empty for the built-in one; offsets count
 * Unicode scalar values (see `unitsOf`). A report that is not understood is thrown as `{code, path, message, faults}`.
 *
 * @returns {Promise<import('./types.js').Reading>}
 */
export async function loadReading() {
  const program = await loadProgram();
  return {
    figures: (text) => JSON.parse(program.figures(text)),
    read: (text) => JSON.parse(program.read(text)),
    draft: (text) => JSON.parse(program.draft(text)),
    document: (draft) => program.document(JSON.stringify(draft)),
    unread: (text, lang) => program.unread(text, lang),
    proof: (article, report, lang) => JSON.parse(program.proof(article, report, lang)),
    views: (report) => JSON.parse(program.views(report)),
    kinds: (report, view) => JSON.parse(program.kinds(report, view)),
    articleWords: (lang) => JSON.parse(program.article_words(lang)),
    textOfFile,
    archive,
  };
}

/**
 * Links the marks of a drawn chart with the article that its `for` names.
 *
 * @param {import('../shared/types.js').Chart} chart
 * @param {string} report the text of its report, as above
 */
export async function readAlong(chart, report) {
  linkArticle(chart, report, await loadReading());
}
