// @ts-check
// Links of figures to their words in the text of the report: in the table, and in the tooltip.

import { setChildren } from '../shared/compat.js';
import { text } from '../shared/dom.js';
import { logError } from '../shared/errors.js';
import { loadFullEngine, openIn } from './tools-engine.js';

/** @typedef {import('../shared/types.js').Chart} Chart */

/**
 * An element whose words are a link, in a new tab: the reader comes back to the chart, and a frame is no place for another page.
 *
 * @param {string} words
 * @param {string} href
 * @param {string} [title] what the link does
 */
export function sourceLink(words, href, title) {
  const link = text('a', words);
  link.href = href;
  link.target = '_blank';
  link.rel = 'noopener';
  // Readable on every ground; underlined by the browser.
  link.style.color = 'inherit';
  if (title) {
    link.title = title;
  }
  return link;
}

/**
 * Links the figures of a chart, and those that it shows later.
 *
 * @param {Chart} chart
 */
export async function linkSources(chart) {
  const engine = await loadFullEngine();
  const { table, marks } = chart.view;
  let shown = '';
  let title = '';
  /** @type {Map<string, string>} */
  let links = new Map();

  function update() {
    const request = chart.request();
    if (request === shown || !chart.isDrawn()) {
      return;
    }
    shown = request;
    links = new Map();
    try {
      openIn(engine, chart.report);
      const found = engine.links(request);
      title = found.words;
      found.links.forEach(({ id, href }) => links.set(id, href));
    } catch (error) {
      logError(`report-chart: ${error.path}: ${error.message} [${error.code}]`);
      chart.emit('report-chart-error', { code: error.code, path: error.path, message: error.message });
    }
  }

  /**
   * @param {Element} element
   * @param {string | undefined} id of the figure
   * @param {boolean} reached whether Tab leads there
   */
  function link(element, id, reached) {
    const href = links.get(id || '');
    const words = /** @type {string} */ (element.textContent);
    let a = element.querySelector('a');
    if (href !== (a ? /** @type {string} */ (a.getAttribute('href')) : undefined)) {
      a = href ? sourceLink(words, href, title) : null;
      setChildren(element, a || words);
    }
    if (a && a.tabIndex !== (reached ? 0 : -1)) {
      a.tabIndex = reached ? 0 : -1;
    }
    return a;
  }

  function linkAll() {
    update();
    /** @type {NodeListOf<HTMLElement>} */
    const rows = table.element.querySelectorAll('tr[data-id]');
    rows.forEach((row) => link(/** @type {Element} */ (row.querySelector('span')), row.dataset.id, chart.view.asTable));
    const pointed = chart.view.page.targets[marks.pointed];
    const { lastElementChild } = marks.tooltip;
    if (pointed && lastElementChild) {
      // A tooltip closes when the focus leaves its mark: cards and table have the links for the keyboard.
      const a = link(lastElementChild, pointed.id, false);
      if (a && matchMedia('(pointer: coarse)').matches) {
        a.style.pointerEvents = 'auto';
      }
    }
  }

  const observer = new MutationObserver(linkAll);
  observer.observe(table.element, { childList: true, subtree: true, attributes: true, attributeFilter: ['hidden'] });
  observer.observe(marks.tooltip, { childList: true });
  observer.observe(chart.element, { attributes: true, attributeFilter: ['source-url'] });
  chart.onRemoved(() => observer.disconnect());
  linkAll();
}
