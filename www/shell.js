// What is inside a chart's shadow root: the words as text, the table, the canvas, one button a mark, and the tip. It is
// made of the strings and boxes that a drawing gives, in the order in which they are read aloud.

import { announce } from './announce.js';
import { part, place, text } from './dom.js';
import { loadTools } from './load-tools.js';
import { style } from './styles.js';
import { Table } from './table.js';

export class Shell {
  constructor(root, { select, back }) {
    this._select = select;
    this._drawing = null;
    this._page = null;
    this._on = -1;
    this._focusNext = false;
    style(root);

    this._fallback = document.createElement('slot');
    this._back = part('button', 'back');
    this._back.type = 'button';
    this._title = part('div', 'title');
    this._subtitle = part('div', 'subtitle');
    this.ruler = part('div', 'ruler');
    this._canvas = document.createElement('canvas');
    this._canvas.setAttribute('aria-hidden', 'true');
    this._marks = part('div', 'marks');
    this._marks.setAttribute('role', 'group');
    this._tip = part('div', 'tip');
    this._tip.setAttribute('role', 'tooltip');
    this._plot = part('div', 'plot', this._canvas, this._marks, this._tip);
    this._region = part('div', 'region');
    this._region.classList.add('unseen');
    this._region.setAttribute('role', 'status');
    this._table = new Table((message) => announce(this._region, message));
    this._switch = part('button', 'switch');
    this._switch.type = 'button';
    this._notes = part('div', 'notes');
    this._source = part('div', 'source');
    this._body = part(
      'div',
      'body',
      this._back,
      this._title,
      this._subtitle,
      this._table.element,
      this._plot,
      this._notes,
      this._source,
      part('div', 'bar', this._switch, this._takeaway()),
      this._region,
    );
    this._figure = part('figure', 'figure', this.ruler, this._body);
    this._title.id = 'title';
    this._tip.id = 'tip';
    this._figure.setAttribute('aria-labelledby', 'title');
    this._body.hidden = true;
    this._tip.hidden = true;
    root.append(this._fallback, this._figure);
    this._switch.addEventListener('click', () => this._showTable(!this._asTable));
    this._showTable(false);
    this._back.addEventListener('click', () => back(this._page.overview));
  }

  listen(signal) {
    const on = (target, name, act) => target.addEventListener(name, act, { signal });
    on(this._plot, 'pointermove', (event) => this._moved(event));
    on(this._plot, 'pointerleave', (event) => event.pointerType === 'mouse' && this._point(-1));
    on(this._plot, 'click', (event) => this._clicked(event));
    on(this._marks, 'focusin', (event) => this._focused(event));
    on(this._marks, 'focusout', () => this._point(-1));
    on(this._marks, 'keydown', (event) => this._pressed(event));
    on(document, 'keydown', (event) => event.key === 'Escape' && this._point(-1));
    // A tap elsewhere hides the tip.
    on(document, 'pointerdown', (event) => event.composedPath().indexOf(this._plot) < 0 && this._point(-1));
  }

  // Takes a drawing over and shows it.
  show(drawing, ratio) {
    const page = drawing.page();
    drawing.paint(this._canvas, ratio);
    this.release();
    this._drawing = drawing;
    this._page = page;
    for (const [name, value] of page.colours) {
      this._figure.style.setProperty(`--rc-${name}`, value);
    }
    this._figure.lang = page.lang;
    this._figure.classList.toggle('narrow', page.narrow);
    this._back.textContent = page.back;
    this._back.hidden = !page.overview || !this._cameFromOverview;
    this._title.textContent = page.title;
    this._subtitle.textContent = page.subtitle;
    this._source.textContent = page.source;
    this._table.fill(page);
    this._nameSwitch();
    this._fillPanel();
    this._notes.replaceChildren(...page.notes.map((note) => text('p', note)));
    place(this._canvas, { x: 0, y: 0, width: page.width, height: page.height });
    this._plot.style.height = `${page.height}px`;
    this._place(page);
    this._fallback.hidden = true;
    this._body.hidden = false;
    this._settleFocus();
  }

  // Back to the content that the page itself holds.
  hide() {
    this.release();
    this._body.hidden = true;
    this._fallback.hidden = false;
  }

  release() {
    this._point(-1);
    if (this._drawing) {
      this._drawing.free();
      this._drawing = null;
    }
  }

  moveFocus(fromOverview) {
    this._cameFromOverview = fromOverview;
    this._focusNext = true;
  }

  targets(element) {
    if (!this._page || this._body.hidden || this._asTable) {
      return [];
    }
    const host = element.getBoundingClientRect();
    const plot = this._plot.getBoundingClientRect();
    return this._page.targets.map(({ id, label, text, x, y, width, height }) => ({
      id,
      label,
      text,
      x: x + plot.left - host.left,
      y: y + plot.top - host.top,
      width,
      height,
    }));
  }

  // One button a mark, over the mark: what a keyboard and a screen reader reach.
  _place(page) {
    this._marks.setAttribute('aria-label', page.marks);
    const buttons = Array.from(this._marks.children);
    while (buttons.length > page.targets.length) {
      buttons.pop().remove();
    }
    page.targets.forEach((target, i) => {
      let button = buttons[i];
      if (!button) {
        button = part('button', 'mark');
        button.type = 'button';
        button.tabIndex = i === 0 ? 0 : -1;
        // The tip of the mark that has the focus: what is computed, the note and the source.
        button.setAttribute('aria-describedby', 'tip');
        this._marks.append(button);
      }
      button.setAttribute('aria-label', target.sentence);
      place(button, target);
    });
  }

  // What a reader can take away. What makes it is loaded when the panel is first opened, and filled anew when the chart has
  // changed since.
  _takeaway() {
    this._take = document.createElement('summary');
    this._panel = part('div', 'panel');
    this._details = part('details', 'takeaway', this._take, this._panel);
    this._details.addEventListener('toggle', () => this._fillPanel());
    return this._details;
  }

  async _fillPanel() {
    const page = this._page;
    if (!page || !this._details.open) {
      return;
    }
    // Another width is the same chart: what it offers stays as it is.
    const shown = `${page.id} ${page.lang} ${page.theme}`;
    if (this._filledFor === shown) {
      return;
    }
    const failed = (fault) => {
      console.error(`report-chart: ${fault.message || fault}`);
      announce(this._region, page.not_taken);
    };
    try {
      const tools = await loadTools();
      await tools.fill(this._panel, { view: page.id, lang: page.lang, theme: page.theme, failed });
      this._filledFor = shown;
    } catch (fault) {
      this._details.open = false;
      failed(fault);
    }
  }

  // Table and drawing change places; the button that did it keeps the focus.
  _showTable(asTable) {
    this._asTable = asTable;
    this._table.show(asTable);
    this._plot.hidden = asTable;
    this._nameSwitch();
  }

  _nameSwitch() {
    if (this._page) {
      this._take.textContent = this._page.take;
      this._details.setAttribute('aria-label', this._page.take);
      this._switch.textContent = this._asTable ? this._page.to_chart : this._page.to_table;
    }
  }

  _settleFocus() {
    if (this._focusNext) {
      this._focusNext = false;
      const next = this._back.hidden ? this._marks.firstElementChild : this._back;
      if (next) {
        next.focus({ preventScroll: true });
      }
      announce(this._region, this._page.title);
    }
  }

  _moved(event) {
    if (event.pointerType !== 'touch' && event.target === this._canvas) {
      const corner = { left: event.clientX - event.offsetX, top: event.clientY - event.offsetY };
      this._point(this._nearest(event), corner, event.offsetX);
    }
  }

  _clicked(event) {
    const button = Array.from(this._marks.children).indexOf(event.target);
    const mark = button < 0 && event.target === this._canvas ? this._nearest(event) : button;
    if (mark < 0) {
      return;
    }
    const box = this._plot.getBoundingClientRect();
    this._point(mark, box, button < 0 ? event.offsetX : undefined);
    this._select(this._page.targets[mark]);
  }

  _nearest(event) {
    const mark = this._drawing ? this._drawing.nearest(event.offsetX, event.offsetY) : undefined;
    return mark === undefined ? -1 : mark;
  }

  _focused(event) {
    const buttons = Array.from(this._marks.children);
    const mark = buttons.indexOf(event.target);
    buttons.forEach((button, i) => {
      button.tabIndex = i === mark ? 0 : -1;
    });
    if (event.target.matches(':focus-visible')) {
      this._point(mark, this._plot.getBoundingClientRect());
    }
  }

  _pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) {
      return;
    }
    const buttons = Array.from(this._marks.children);
    const at = buttons.indexOf(event.target);
    const last = buttons.length - 1;
    const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      buttons[Math.max(0, Math.min(last, next))].focus();
    }
  }

  // Points at a mark (-1: at none): its button is lit, the others stand back, and its tip is shown.
  _point(mark, corner, pointer) {
    if (mark !== this._on) {
      const buttons = this._marks.children;
      if (buttons[this._on]) {
        delete buttons[this._on].dataset.on;
      }
      if (buttons[mark]) {
        buttons[mark].dataset.on = '';
      }
      this._marks.classList.toggle('active', mark >= 0);
      this._on = mark;
    }
    if (mark < 0 || !this._drawing) {
      this._tip.hidden = true;
      return;
    }
    const { clientWidth, clientHeight } = document.documentElement;
    const tip = this._drawing.tip(mark, corner.left, corner.top, clientWidth, clientHeight, pointer);
    if (this._tipFor !== mark || this._tip.hidden) {
      this._tip.replaceChildren(...tip.lines.map((line) => text('div', line)));
      this._tipFor = mark;
    }
    this._tip.style.transform = `translate(${tip.x}px, ${tip.y}px)`;
    this._tip.style.width = `${tip.width}px`;
    this._tip.hidden = false;
  }
}
