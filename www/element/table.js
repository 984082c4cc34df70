// The figures of a view as a real table, and its order. Sorting compares what the engine gives: numbers by number,
// words by the order of their language.

import { part, say, text } from '../shared/dom.js';
import { fill } from '../shared/compat.js';
import { json } from '../shared/json.js';

// The column of values, which has numbers behind its words.
const VALUE = 1;

export class Table {
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
    this._falling = false;
    this._shown = false;
  }

  fill(page) {
    if (this._page && this._page.title !== page.title) {
      this._column = -1;
      this._filled = '';
    }
    this._page = page;
    say(this._caption, page.title);
    // A drawing of another width has the same figures.
    const filled = json([page.lang, page.table]);
    if (filled === this._filled) {
      return;
    }
    this._filled = filled;
    fill(this._head, ...page.table.columns.map((name, i) => this._heading(name, i)));
    this._order();
  }

  // Seen or only read aloud: what is not seen takes no place among the tab stops.
  show(shown) {
    this._shown = shown;
    this.element.classList.toggle('unseen', !shown);
    for (const heading of this._head.children) {
      heading.firstElementChild.tabIndex = shown ? 0 : -1;
    }
  }

  _heading(name, i) {
    const heading = document.createElement('th');
    heading.scope = 'col';
    const button = part('button', 'sort', document.createTextNode(name));
    button.type = 'button';
    button.tabIndex = this._shown ? 0 : -1;
    button.addEventListener('click', () => this._sort(i));
    heading.append(button);
    return heading;
  }

  // First upwards, then downwards, then as the report has it.
  _sort(column) {
    if (this._column !== column) {
      this._column = column;
      this._falling = false;
    } else if (!this._falling) {
      this._falling = true;
    } else {
      this._column = -1;
    }
    this._order();
    if (this._column >= 0) {
      this._announce(this._page.sorted + this._page.table.columns[column]);
    }
  }

  _order() {
    const { lang, table } = this._page;
    const column = this._column;
    const compare = (a, b) =>
      column === VALUE ? a.number - b.number : a.cells[column].localeCompare(b.cells[column], lang);
    const ordered = column < 0 ? table.rows : table.rows.slice().sort((a, b) => (this._falling ? compare(b, a) : compare(a, b)));
    fill(this._body, ...ordered.map(row));
    Array.from(this._head.children).forEach((heading, i) => {
      if (i === column) {
        heading.setAttribute('aria-sort', this._falling ? 'descending' : 'ascending');
      } else {
        heading.removeAttribute('aria-sort');
      }
    });
  }
}

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
