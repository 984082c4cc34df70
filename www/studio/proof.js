// @ts-check
// An article compared with a report: marks in the text, and a list with the result for each figure.

import { ask } from './bundles.js';
import { byId, make, setChildren } from './dom.js';
import { highlight, showProse } from './prose.js';
import { lang, word } from './words.js';

/** @typedef {import('../reading/types.js').Finding} Finding */

const KINDS = { agrees: 'agrees', differs: 'differs', 'not-in-report': 'absent' };
const SIGNS = { agrees: '✓', differs: '✗', 'not-in-report': '–' };

// Only the answer to the latest request counts.
let asked = 0;

/**
 * Compares an article with a report.
 *
 * @param {string} article
 * @param {string | null} report its text, empty for the built-in one, or null where there is none
 */
export async function showProof(article, report) {
  const status = byId('proof-status');
  const result = byId('proof-result');
  if (!article.trim() || report === null) {
    result.hidden = true;
    status.textContent = article.trim() ? word('noReport') : '';
    return;
  }
  asked += 1;
  const mine = asked;
  const found = await ask('proof', article, report, lang());
  const unread = await ask('unread', article, lang());
  if (mine !== asked) {
    return;
  }
  result.hidden = !found.length;
  /** @param {Finding['verdict']} verdict */
  const count = (verdict) => found.filter((one) => one.verdict === verdict).length;
  status.textContent = found.length
    ? word('proofStatus')(found.length, count('agrees'), count('differs'), count('not-in-report'))
    : word('proofNone');
  if (unread) {
    status.textContent += ` ${word('unread')(unread)}`;
  }
  const marks = found.map(({ start, end, verdict, words }, at) => ({ start, end, words, kind: KINDS[verdict], href: `#finding-${at}`, id: `proofed-${at}` }));
  showProse(byId('proof-prose'), article, marks);
  setChildren(byId('findings'), ...found.map(line));
}

/**
 * @param {Finding} finding
 * @param {number} index
 */
function line({ verdict, words, text, excerpt, line: at, report }, index) {
  const item = make(
    'li',
    { id: `finding-${index}`, className: `line ${KINDS[verdict]}`, tabIndex: -1 },
    make('p', {}, make('span', { className: 'sign', 'aria-hidden': 'true' }, SIGNS[verdict]), ' ', make('b', { lang: 'zh-CN' }, text), ' ', words),
    make('p', { className: 'aside' }, make('a', { href: `#proofed-${index}` }, word('atLine')(at)), ' ', make('span', { lang: 'zh-CN' }, excerpt)),
  );
  if (report) {
    item.append(make('p', { className: 'aside' }, word('reportSays'), report));
  }
  for (const name of ['mouseenter', 'focusin']) {
    item.addEventListener(name, () => highlight(`proofed-${index}`, true));
  }
  for (const name of ['mouseleave', 'focusout']) {
    item.addEventListener(name, () => highlight(`proofed-${index}`, false));
  }
  return item;
}
