// @ts-check
// A text with marks in place. Marks do not overlap and are in order.

import { fillChunk, showChunks } from './chunks.js';
import { make } from './dom.js';

/** @typedef {import('./types.js').TextMark} TextMark */

// A part of a long text ends with the first line that ends after so many characters.
const PART = 1500;

/** @type {WeakMap<Element, number[]>} */
const ends = new WeakMap();

/**
 * Fills `box` with a text and its marks.
 *
 * @param {HTMLElement} box
 * @param {string} text
 * @param {TextMark[]} marks
 */
export function showProse(box, text, marks) {
  const chunks = [];
  /** @type {number[]} */
  const parts = [];
  let next = 0;
  for (let from = 0; from < text.length; ) {
    const line = text.indexOf('\n', from + PART);
    const to = line < 0 ? text.length : line + 1;
    const first = next;
    while (next < marks.length && marks[next].start < to) {
      next += 1;
    }
    const own = marks.slice(first, next);
    const begin = from;
    chunks.push({ plain: text.slice(begin, to), fill: () => marked(text, begin, to, own) });
    parts.push(to);
    from = to;
  }
  ends.set(box, parts);
  showChunks(box, chunks, true);
}

/**
 * A part of a text with its marks.
 *
 * @param {string} text
 * @param {number} begin
 * @param {number} to
 * @param {TextMark[]} marks
 */
export function marked(text, begin, to, marks) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let from = begin;
  for (const { start, end, kind, words, href, id } of marks) {
    if (start < from) {
      continue;
    }
    parts.push(text.slice(from, start));
    const shown = text.slice(start, end);
    const className = `mark ${kind}`;
    const mark = href ? make('a', { className, href }, shown) : make('span', { className }, shown);
    if (id) {
      mark.id = id;
    }
    if (words) {
      mark.title = words;
      mark.append(make('span', { className: 'unseen' }, ` (${words})`));
    }
    parts.push(mark);
    from = end;
  }
  parts.push(text.slice(from, to));
  return parts;
}

/**
 * Makes sure that the mark at an offset has its element.
 *
 * @param {HTMLElement} box
 * @param {number} offset
 */
export function uncover(box, offset) {
  const at = (ends.get(box) || []).findIndex((end) => offset < end);
  fillChunk(box, at);
}

/**
 * Highlights the mark of a text that belongs to the line with the focus.
 *
 * @param {string} id
 * @param {boolean} on
 */
export function highlight(id, on) {
  const mark = document.getElementById(id);
  if (!mark) {
    return;
  }
  mark.classList.toggle('lit', on);
  const box = mark.closest('.prose');
  if (on && box) {
    const [inner, outer] = [mark.getBoundingClientRect(), box.getBoundingClientRect()];
    // The box scrolls, the page does not.
    if (inner.top < outer.top || inner.bottom > outer.bottom) {
      box.scrollTop += inner.top - outer.top - outer.height / 3;
    }
  }
}
