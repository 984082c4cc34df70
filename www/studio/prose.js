// @ts-check
// A text with marks in place. Marks do not overlap and are in order.

import { unitsOf } from './bundles.js';
import { make } from './dom.js';

/**
 * Fills `box` with a text and its marks.
 *
 * @param {HTMLElement} box
 * @param {string} text
 * @param {import('./types.js').TextMark[]} marks
 */
export async function showProse(box, text, marks) {
  const at = await unitsOf(text);
  /** @type {(Node | string)[]} */
  const parts = [];
  let from = 0;
  for (const { start, end, kind, words, href, id } of marks) {
    const [begin, behind] = [at(start), at(end)];
    if (begin < from) {
      continue;
    }
    parts.push(text.slice(from, begin));
    const shown = text.slice(begin, behind);
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
    from = behind;
  }
  parts.push(text.slice(from));
  box.textContent = '';
  box.append(...parts);
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
