// A text with marks in place. Places are in Unicode scalar values; marks lie apart and in order.

import { make } from './dom.js';
import { unitsOf } from './bundles.js';

/**
 * Fills `box` with the text and `marks`: `{start, end, kind, words, href}`. With `href` a mark leads to its line of the list;
 * `words` say what it is to whoever does not see its colour.
 */
export async function showProse(box, text, marks) {
  const at = await unitsOf(text);
  const parts = [];
  let from = 0;
  for (const { start, end, kind, words, href, id } of marks) {
    const [begin, behind] = [at(start), at(end)];
    if (begin < from) {
      continue;
    }
    parts.push(text.slice(from, begin));
    const shown = text.slice(begin, behind);
    const mark = make(href ? 'a' : 'span', { className: `mark ${kind}` }, shown);
    if (href) {
      mark.href = href;
    }
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

/** Shows which mark of a text belongs to the line that has the focus. */
export function light(id, on) {
  const mark = document.getElementById(id);
  if (!mark) {
    return;
  }
  mark.classList.toggle('lit', on);
  if (on) {
    const box = mark.closest('.prose');
    const [inner, outer] = [mark.getBoundingClientRect(), box.getBoundingClientRect()];
    // The box scrolls, the page stays where it is.
    if (inner.top < outer.top || inner.bottom > outer.bottom) {
      box.scrollTop += inner.top - outer.top - outer.height / 3;
    }
  }
}
