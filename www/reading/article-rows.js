// @ts-check
// The table of a chart beside an article: its rows are pointed at, and highlighted, as the marks of the drawing are.

import { POINTER_DOWN, POINTER_LEAVE, POINTER_MOVE, fromMouse, showsFocus } from '../shared/compat.js';
import { Disposer } from '../shared/disposer.js';
import { WASH } from './article-highlight.js';

export class ArticleRows {
  /**
   * @param {HTMLTableElement} table
   * @param {() => void} changed called when another row may be pointed at
   */
  constructor(table, changed) {
    /** The id of the figure whose row is pointed at. */
    this.pointed = '';
    this._table = table;
    this._changed = changed;
    /** @type {(string | null)[]} */
    this._stated = [];
    /** @type {(string | null)[]} */
    this._highlighted = [];
    this._hovered = '';
    this._focused = '';
    const disposer = new Disposer();
    this._disposer = disposer;
    /** @param {Event} event */
    const hover = (event) => this._point({ hovered: idOf(event) });
    disposer.listen(table, POINTER_MOVE, (event) => fromMouse(event) && hover(event));
    disposer.listen(table, POINTER_LEAVE, (event) => fromMouse(event) && this._point({ hovered: '' }));
    // A finger points by a tap, and stops by a tap elsewhere.
    disposer.listen(table, 'click', hover);
    disposer.listen(document, POINTER_DOWN, (event) => event.composedPath().indexOf(table) < 0 && this._point({ hovered: '' }));
    // Focus by a click or a tap moves with the next one, which may be in the article: its highlight would go with it.
    disposer.listen(table, 'focusin', (event) => this._point({ focused: showsFocus(event.target) ? idOf(event) : '' }));
    disposer.listen(table, 'focusout', () => this._point({ focused: '' }));
    // Sorting makes new rows, and the table is shown and hidden.
    const observer = new MutationObserver(() => this._renewed());
    observer.observe(table, { attributes: true, attributeFilter: ['hidden'] });
    observer.observe(table.tBodies[0], { childList: true });
    disposer.add(() => observer.disconnect());
  }

  /** Ids of the figures in the table. */
  ids() {
    return this._rows().map((row) => row.dataset.id);
  }

  /**
   * Rows of figures that the article states are reached by Tab, while the table is visible.
   *
   * @param {(string | null)[]} ids
   */
  setStated(ids) {
    this._stated = ids;
    this._update();
  }

  /** @param {(string | null)[]} ids */
  highlight(ids) {
    this._highlighted = ids;
    this._rows().forEach((row) => {
      if (includesRow(ids, row)) {
        row.dataset.on = '';
        styleRow(row, WASH, 'underline', '2px');
      } else {
        delete row.dataset.on;
        styleRow(row, '', '', '');
      }
    });
  }

  _rows() {
    return Array.from(this._table.tBodies[0].rows);
  }

  _update() {
    const shown = !this._table.hidden;
    this._rows().forEach((row) => {
      if (shown && includesRow(this._stated, row)) {
        row.tabIndex = 0;
        row.setAttribute('aria-describedby', describedBy(row.dataset.id));
      } else {
        row.removeAttribute('tabindex');
        row.removeAttribute('aria-describedby');
      }
    });
    this.highlight(this._highlighted);
  }

  _renewed() {
    const { activeElement: active } = /** @type {ShadowRoot} */ (this._table.getRootNode());
    this._hovered = '';
    this._focused = active && this._table.contains(active) ? this._focused : '';
    this.pointed = this._focused;
    this._update();
    this._changed();
  }

  /**
   * The row under the pointer comes before the one that has the focus.
   *
   * @param {{ hovered?: string, focused?: string }} now
   */
  _point({ hovered = this._hovered, focused = this._focused }) {
    this._hovered = hovered;
    this._focused = focused;
    const pointed = hovered || focused;
    if (pointed !== this.pointed) {
      this.pointed = pointed;
      this._changed();
    }
  }

  end() {
    this._disposer.dispose();
    this._stated = [];
    this._highlighted = [];
    this._update();
  }
}

/**
 * The id of the element with the sentences about a figure, for readers who do not see them highlighted. Each figure has its own: one for
 * all would be read before it is that of the mark which has just got the focus.
 *
 * @param {string | null | undefined} id
 */
export function describedBy(id) {
  return `article-${id}`;
}

/**
 * @param {(string | null)[]} ids
 * @param {HTMLElement} row
 */
function includesRow(ids, row) {
  return ids.indexOf(/** @type {string} */ (row.dataset.id)) >= 0;
}

/**
 * The look of figures in the article; the line stays where a system forces its colours. Not in the style sheet of the charts,
 * which is loaded for charts without an article, too.
 *
 * @param {HTMLTableRowElement} row
 * @param {string} background
 * @param {string} textDecoration
 * @param {string} textDecorationThickness
 */
function styleRow(row, background, textDecoration, textDecorationThickness) {
  row.style.background = background;
  Object.assign(row.cells[0].style, { textDecoration, textDecorationThickness });
}

/**
 * The figure of the row in which something happens; empty in the head.
 *
 * @param {Event} event
 */
function idOf({ target }) {
  const row = /** @type {HTMLElement} */ (target).closest('tr');
  return (row && row.dataset.id) || '';
}
