// @ts-check
// The edition of a report, as a hash that embed code can be pinned to.

import { BUILT_IN_REPORT } from '../built/built-in-report.js';
import { decode } from '../shared/decode.js';

/**
 * Whether the edition of a chart's report can be found out. A report that is part of its page has no file, and without encryption
 * browsers compute no hash.
 *
 * @param {import('../shared/types.js').Chart} chart
 */
export function hasEdition({ report, element }) {
  return !report || element.hasAttribute('integrity') || Boolean(report.from && self.crypto && crypto.subtle);
}

/**
 * Returns a promise of the hash of the report of a chart as it is drawn, in the form of `integrity`; empty where its file has become another
 * one.
 *
 * @param {import('../shared/types.js').Chart} chart
 */
export async function editionOf({ report, element }) {
  const known = element.getAttribute('integrity');
  if (known || !report) {
    return known || BUILT_IN_REPORT;
  }
  // Answered by the cache as a rule. The page has asked this address before.
  const answer = await fetch(/** @type {string} */ (report.from), { credentials: 'same-origin' });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return decode(bytes) === report.text ? integrityOf(bytes) : '';
}

/**
 * Returns a promise of the hash of a file in the form of `integrity`.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
export async function integrityOf(bytes) {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return `sha256-${btoa(String.fromCharCode(...Array.from(new Uint8Array(hash))))}`;
}
