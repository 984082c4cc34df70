// @ts-check
// Everything that goes on a server, in one file: pages and pictures of the charts, the report, the scripts, and a note.

import { integrityOf } from '../report-chart-tools.js';
import { ask, sitePages } from './bundles.js';
import { word } from './words.js';

/** The files beside the studio that pages and embedded charts load. */
export const SCRIPTS = [
  'report-chart.js',
  'report-chart.wasm',
  'report-chart-custom.wasm',
  'report-chart-tools.js',
  'report-chart-tools.wasm',
  'report-chart-reading.js',
  'report-chart-reading.wasm',
  'report-chart-workbook.js',
  'report-chart-workbook.wasm',
  'report-chart-page.js',
  'report-chart-page.css',
  'report-chart-frame-tools.js',
  'report-chart-frame-workbook.js',
  'report-chart-resize.js',
  'report-chart-site.js',
  'THIRD-PARTY-LICENSES.txt',
];

/**
 * Returns a promise of the zip file and the number of files in it.
 *
 * @param {string} report with the chosen views
 * @param {string} script the address of report-chart.js, to which everything is uploaded
 * @param {string} code that embeds a chart, as an example
 * @param {boolean} english whether there are pages in English, too
 */
export async function packed(report, script, code, english) {
  const pages = await pagesFor(report, script, english);
  const scripts = await Promise.all(SCRIPTS.map(beside));
  const note = word('uploadNote')(new URL('.', script).href, pages.filter(([name]) => name.endsWith('.html')).map(([name]) => name), code);
  /** @type {[string, Uint8Array][]} */
  const files = [['README.txt', bytesOf(note)], ...pages.map(entryOf), ...scripts];
  const zip = new Blob([await ask('archive', files)], { type: 'application/zip' });
  return { zip, count: files.length };
}

/**
 * Returns a promise of the pages and pictures of a report, `[path, content]`, which name the scripts as they are published.
 *
 * @param {string} report
 * @param {string} script
 * @param {boolean} english
 */
export async function pagesFor(report, script, english) {
  return (await sitePages(report, script, await editionOf(report), english)).map(published);
}

/** @param {string} text */
function bytesOf(text) {
  return new TextEncoder().encode(text);
}

/**
 * @param {[string, string | Uint8Array]} page
 * @returns {[string, Uint8Array]}
 */
function entryOf([name, content]) {
  return [name, typeof content === 'string' ? bytesOf(content) : content];
}

// The hash in the name of a file that may be cached for ever: a server has SCRIPTS under such names.
const HASH = /\.[0-9a-f]{16}(?=\.)/;

/**
 * A page that names the scripts as they are published.
 *
 * @param {[string, string | Uint8Array]} page
 * @returns {[string, string | Uint8Array]}
 */
function published([name, content]) {
  if (typeof content !== 'string' || !name.endsWith('.html')) {
    return [name, content];
  }
  return [name, SCRIPTS.filter((script) => HASH.test(script)).reduce((page, script) => page.split(script.replace(HASH, '')).join(script), content)];
}

/**
 * A file that lies beside the page.
 *
 * @param {string} name
 * @returns {Promise<[string, Uint8Array]>}
 */
async function beside(name) {
  const answer = await fetch(new URL(`../${name}`, import.meta.url));
  if (!answer.ok) {
    throw new Error(`${name}: ${answer.status}`);
  }
  return [name, new Uint8Array(await answer.arrayBuffer())];
}

/**
 * The hash of a text in the form of `integrity`; empty on a page that came without encryption, where browsers compute none.
 *
 * @param {string} text
 */
export async function editionOf(text) {
  return crypto.subtle ? integrityOf(bytesOf(text)) : '';
}
