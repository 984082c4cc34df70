// The table of a chart that stands beside an article: its rows are pointed at, and lit, as the marks of the drawing are.

import { WASH } from './article-highlight.js';
import { POINTER_DOWN, POINTER_LEAVE, POINTER_MOVE, Stay, fromMouse, showsFocus } from '../shared/compat.js';

export class ArticleRows {
  /** Calls `changed` when `on`, the id of the figure whose row is pointed at, may be another one. */
  constructor(table, changed) {
    this.on = '';
    this._table = table;
    this._changed = changed;
    this._stated = [];
    this._lit = [];
    this._hovered = '';
    this._focused = '';
    const stay = new Stay();
    this._stay = stay;
    const hover = (event) => this._point({ hovered: idOf(event) });
    stay.listen(table, POINTER_MOVE, (event) => fromMouse(event) && hover(event));
    stay.listen(table, POINTER_LEAVE, (event) => fromMouse(event) && this._point({ hovered: '' }));
    // A finger points by tapping, and lets go by tapping elsewhere.
    stay.listen(table, 'click', hover);
    stay.listen(document, POINTER_DOWN, (event) => event.composedPath().indexOf(table) < 0 && this._point({ hovered: '' }));
    // Focus by a click or a tap goes with the next one, which may be in the article: what is lit there would go too.
    stay.listen(table, 'focusin', (event) => this._point({ focused: showsFocus(event.target) ? idOf(event) : '' }));
    stay.listen(table, 'focusout', () => this._point({ focused: '' }));
    // Sorting makes the rows anew, and the table comes and goes.
    const observer = new MutationObserver(() => this._renewed());
    observer.observe(table, { attributes: true, attributeFilter: ['class'] });
    observer.observe(table.tBodies[0], { childList: true });
    stay.until(() => observer.disconnect());
  }

  /** Ids of the figures in the table. */
  ids() {
    return this._rows().map((row) => row.dataset.id);
  }

  /** These figures have sentences in the article: the keyboard comes to their rows, where they are seen. */
  lead(ids) {
    this._stated = ids;
    this._offer();
  }

  light(ids) {
    this._lit = ids;
    this._rows().forEach((row) => {
      if (ids.indexOf(row.dataset.id) < 0) {
        delete row.dataset.on;
        dress(row, '', '', '');
      } else {
        row.dataset.on = '';
        dress(row, WASH, 'underline', '2px');
      }
    });
  }

  _rows() {
    return Array.from(this._table.tBodies[0].rows);
  }

  _offer() {
    const shown = !this._table.classList.contains('unseen');
    this._rows().forEach((row) => {
      if (shown && this._stated.indexOf(row.dataset.id) >= 0) {
        row.tabIndex = 0;
        row.setAttribute('aria-describedby', 'article');
      } else {
        row.removeAttribute('tabindex');
        row.removeAttribute('aria-describedby');
      }
    });
    this.light(this._lit);
  }

  _renewed() {
    const { activeElement: active } = this._table.getRootNode();
    this._hovered = '';
    this._focused = active && this._table.contains(active) ? this._focused : '';
    this.on = this._focused;
    this._offer();
    this._changed();
  }

  // Where a row is under the pointer, that is meant; else the one that has the focus.
  _point({ hovered = this._hovered, focused = this._focused }) {
    this._hovered = hovered;
    this._focused = focused;
    const on = hovered || focused;
    if (on !== this.on) {
      this.on = on;
      this._changed();
    }
  }

  end() {
    this._stay.end();
    this._stated = [];
    this._lit = [];
    this._offer();
  }
}

// As a figure in the article is lit; the line stays where a system forces its colours. Not by the charts' sheet, which all those
// load that stand beside no article.
function dress(row, background, textDecoration, textDecorationThickness) {
  row.style.background = background;
  Object.assign(row.cells[0].style, { textDecoration, textDecorationThickness });
}

// The figure of the row in which something happens; none in the head.
function idOf({ target }) {
  const row = target.closest('tr');
  return (row && row.dataset.id) || '';
}
