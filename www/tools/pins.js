// The figures that a reader has pinned, side by side, with what lies between them.

import { button, part, text } from '../shared/dom.js';
import { fill } from '../shared/compat.js';
import { loadFullEngine } from './tools-engine.js';

/** Fills `box` with the pinned figures; `said` tells that the reader has just changed them. */
export async function showPins(box, chart, said) {
  const { shell } = chart;
  const { compare } = await loadFullEngine();
  const pinned = shell.pinned;
  const compared = pinned.length ? compare(chart.request(), pinned) : [];
  const buttons = () => Array.from(box.querySelectorAll('button'));
  const focused = buttons().indexOf(box.getRootNode().activeElement);
  fill(box, ...compared.map((figure, i) => card(figure, pinned[i], chart)));
  // The button that was pressed is gone: the reader goes on where it was.
  if (focused >= 0) {
    const next = buttons()[focused] || buttons().pop();
    if (next) {
      next.focus();
    } else {
      shell.marks.focusFirst();
    }
  }
  if (said) {
    const last = compared[compared.length - 1];
    shell.announce(last ? [last.title, last.value, last.difference].filter(Boolean).join(' ') : shell.page.unpinned);
  }
}

function card({ title, value, difference, arithmetic, source }, id, { element, shell }) {
  const line = (name, words) => {
    const paragraph = text('p', words);
    paragraph.className = name;
    return paragraph;
  };
  const lines = [
    line('title-line', title),
    line('value', value),
    difference && line('difference', difference),
    arithmetic && line('arithmetic', arithmetic),
    line('origin', source),
  ];
  const way = element._along && element._along.wayTo(id);
  const go = way && button('file', way.words, way.go);
  if (go) {
    go.setAttribute('part', 'go');
    go.setAttribute('aria-label', `${way.words} ${title}`);
  }
  const away = button('file', shell.page.unpin, () => shell.pinAll(shell.pinned.filter((other) => other !== id)));
  away.setAttribute('part', 'unpin');
  away.setAttribute('aria-label', `${shell.page.unpin} ${title}`);
  return part('div', 'pin', ...[...lines, go, away].filter(Boolean));
}
