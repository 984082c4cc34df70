// @ts-check
// The figures of a view as an HTML table that can be sorted. The sort keys of values come from the wasm as numbers; texts are
// compared in the order of their language.

import { setChildren } from '../shared/compat.js';
import { part, setText, text } from '../shared/dom.js';
import { json } from '../shared/json.js';

/** @typedef {import('../built/report_charts.js').Page} Page */
/** @typedef {import('../built/report_charts.js').PageRow} PageRow */

// The column of values, which is sorted by numbers.
const VALUE = 1;

export class Table {
  /** @param {(message: string) => void} announce */
  constructor(announce) {
    this._announce = announce;
    this._caption = document.createElement('caption');
    this._head = document.createElement('tr');
    this._body = document.createElement('tbody');
    const head = document.createElement('thead');
    head.append(this._head);
    this.element = part('table', 'table', this._caption, head, this._body);
    this._filled = '';
    this._column = -1;
    this._descending = false;
  }

  /** @param {Page} page */
  fill(page) {
    if (this._page && this._page.title !== page.title) {
      this._column = -1;
      this._filled = '';
    }
    this._page = page;
    setText(this._caption, page.title);
    // A drawing of another width has the same figures.
    const filled = json([page.lang, page.table]);
    if (filled === this._filled) {
      return;
    }
    this._filled = filled;
    setChildren(this._head, ...page.table.columns.map((name, i) => this._heading(name, i)));
    this._order(page);
  }

  /**
   * @param {string} name
   * @param {number} i
   */
  _heading(name, i) {
    const heading = document.createElement('th');
    heading.scope = 'col';
    const button = part('button', 'sort', name);
    button.type = 'button';
    button.addEventListener('click', () => this._sort(i));
    heading.append(button);
    return heading;
  }

  /**
   * Ascending, then descending, then in the order of the report.
   *
   * @param {number} column
   */
  _sort(column) {
    if (this._column !== column) {
      this._column = column;
      this._descending = false;
    } else if (!this._descending) {
      this._descending = true;
    } else {
      this._column = -1;
    }
    const page = /** @type {Page} */ (this._page);
    this._order(page);
    this._announce(`${page.table.columns[column]}: ${page.announced[this._column < 0 ? 4 : this._descending ? 3 : 2]}`);
  }

  /** @param {Page} page */
  _order({ lang, table }) {
    const column = this._column;
    const descending = this._descending;
    /** @type {(a: PageRow, b: PageRow) => number} */
    const compare = (a, b) =>
      column === VALUE ? a.number - b.number : a.cells[column].localeCompare(b.cells[column], lang);
    const ordered = column < 0 ? table.rows : table.rows.slice().sort((a, b) => (descending ? compare(b, a) : compare(a, b)));
    setChildren(this._body, ...ordered.map(row));
    Array.from(this._head.children).forEach((heading, i) => {
      if (i === column) {
        heading.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      } else {
        heading.removeAttribute('aria-sort');
      }
    });
  }
}

/** @param {PageRow} row */
function row({ id, cells, stated }) {
  const line = document.createElement('tr');
  line.dataset.id = id;
  const name = text('th', cells[0]);
  name.scope = 'row';
  const rest = cells.slice(1).map((cell) => text('td', cell));
  rest[rest.length - 1].append(' ', text('span', stated));
  line.append(name, ...rest);
  return line;
}
