// @ts-check
// The cards of pinned figures, side by side, with the differences between them.

import { setChildren } from '../shared/compat.js';
import { button, part, text } from '../shared/dom.js';
import { sourceLink } from './source-links.js';
import { loadFullEngine, openIn } from './tools-engine.js';

/** @typedef {import('../shared/types.js').Chart} Chart */

/**
 * Fills `box` with the pinned figures.
 *
 * @param {HTMLElement} box
 * @param {Chart} chart
 * @param {boolean} [announced] the reader has just changed them
 */
export async function showPins(box, chart, announced) {
  const { view } = chart;
  const engine = await loadFullEngine();
  openIn(engine, chart.report);
  const pinned = view.pinned;
  const compared = pinned.length ? engine.compare(chart.request(), pinned) : [];
  const buttons = () => Array.from(box.querySelectorAll('button'));
  const { activeElement } = /** @type {ShadowRoot} */ (box.getRootNode());
  const focused = buttons().indexOf(/** @type {HTMLButtonElement} */ (activeElement));
  setChildren(box, ...compared.map((figure, i) => card(figure, pinned[i], chart)));
  // The pressed button is gone: the focus moves to the one in its place.
  if (focused >= 0) {
    const next = buttons()[focused] || buttons().pop();
    if (next) {
      next.focus();
    } else {
      view.marks.focusFirst();
    }
  }
  if (announced) {
    const last = compared[compared.length - 1];
    const target = view.page.targets.find(({ id }) => id === pinned[pinned.length - 1]);
    // All that its tooltip shows: notes and source are in no name of a mark.
    view.announce(last && target ? [...target.text.split('\n'), last.difference].filter(Boolean).join('; ') : view.page.unpinned);
  }
}

/**
 * @param {import('../built/report_charts_tools.js').ComparedFigure} figure
 * @param {string} id
 * @param {Chart} chart
 */
function card({ title, value, difference, arithmetic, source, link }, id, { article, view }) {
  /** @type {(name: string, words: string) => HTMLElement} */
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
    line('origin', link ? '' : source),
  ];
  if (link) {
    /** @type {HTMLElement} */ (lines[lines.length - 1]).append(sourceLink(source, link));
  }
  const way = article && article.wayTo(id);
  const go = way && button('file', way.words, way.go);
  if (go) {
    go.setAttribute('part', 'go');
    go.setAttribute('aria-label', `${way.words} ${title}`);
  }
  const unpin = button('file', view.page.unpin, () => view.pinAll(view.pinned.filter((other) => other !== id)));
  unpin.setAttribute('part', 'unpin');
  unpin.setAttribute('aria-label', `${view.page.unpin} ${title}`);
  return part('div', 'pin', .../** @type {HTMLElement[]} */ ([...lines, go, unpin].filter(Boolean)));
}
