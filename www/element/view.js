// What is inside a chart's shadow root: the words as text, the table, the marks, and the panels. It is made of the strings and
// boxes that a drawing gives, in the order in which they are read aloud.

import { announce } from './live-region.js';
import { button, entitle, part, say, sayLines, speak } from '../shared/dom.js';
import { complain } from '../shared/errors.js';
import { loadTools } from '../loader/load-tools.js';
import { Marks } from './marks.js';
import { style } from '../shared/styles.js';
import { Table } from './table.js';

export class Shell {
  /** `chart` is what may be asked of the element, and told to it. */
  constructor(root, chart) {
    this._chart = { ...chart, shell: this };
    this.page = null;
    this._root = root;
    style(root);

    // Outside of the figure, whose style owes nothing to the page: these inherit from it.
    this.ruler = part('div', 'ruler');
    this.sensor = part('div', 'sensor');
    this._fallback = document.createElement('slot');
    this._back = button('back', '', () => chart.open(this.page.overview, false));
    this._title = part('div', 'title');
    this._title.id = 'title';
    this._subtitle = part('div', 'subtitle');
    this._summary = part('p', 'summary');
    this._region = part('div', 'region');
    this._region.classList.add('unseen');
    this._region.setAttribute('role', 'status');
    this._table = new Table((message) => this.announce(message));
    this.marks = new Marks({
      choose: (i) => chart.chosen(this.page.targets[i]),
      pin: (i) => this.pin(i),
      failed: (fault) => chart.failed(fault),
    });
    this._pins = part('div', 'pins');
    this._pinned = [];
    this._notes = part('div', 'notes');
    this._source = part('div', 'source');
    this._switch = button('switch', '', () => this.showTable(!this.asTable));
    this._panels = [this._panel('explore', 'fillExplore'), this._panel('takeaway', 'fillTakeaway')];
    this._body = part(
      'div',
      'body',
      this._back,
      this._title,
      this._subtitle,
      this._summary,
      this._table.element,
      this.marks.element,
      this._pins,
      this._notes,
      this._source,
      part('div', 'bar', this._switch, ...this._panels.map((panel) => panel.details), this.marks.keys),
      this._region,
    );
    this._figure = part('figure', 'figure', this._body);
    this._figure.setAttribute('aria-labelledby', 'title');
    this._body.hidden = true;
    root.append(this._fallback, this.ruler, this.sensor, this._figure);
    this.showTable(false);
  }

  /** Takes a drawing over and shows it. `summary` is the editor's own; `moves` says that the way there may be seen. */
  show(drawing, { ratio, summary, moves }) {
    const page = drawing.page();
    const another = !this.page || this.page.id !== page.id;
    this.page = page;
    // The canvas first: its fonts are looked up in the page's style, which all that follows changes. The language is part of
    // the look-up: Chinese and Japanese write the same characters otherwise.
    speak(this._figure, page.lang);
    this.marks.show(drawing, page, ratio, moves && (another ? 'enter' : 'slide'));
    for (const [name, value] of page.style) {
      this._figure.style.setProperty(`--rc-${name}`, value);
    }
    this._figure.classList.toggle('narrow', page.narrow);
    this._figure.classList.toggle('large', page.scale >= 1.5);
    say(this._back, page.back);
    this._back.hidden = !page.overview || !this._cameFromOverview;
    entitle(this._title, page);
    say(this._subtitle, page.subtitle);
    say(this._summary, summary || page.summary);
    this._summary.classList.toggle('unseen', !summary);
    say(this._source, page.source);
    this._table.fill(page);
    this._nameControls();
    sayLines(this._notes, page.notes);
    this._fallback.hidden = true;
    this._body.hidden = false;
    // A pin lasts as long as its figure is there.
    this._pinned = another ? [] : this._pinned.filter((id) => page.targets.some((target) => target.id === id));
    this._refresh();
    this._settleFocus();
  }

  /** Back to the content that the page itself holds. */
  hide() {
    this.marks.release();
    this._body.hidden = true;
    this._fallback.hidden = false;
  }

  moveFocus(fromOverview) {
    this._cameFromOverview = fromOverview;
    this._focusNext = true;
  }

  announce(message) {
    announce(this._region, message);
  }

  /** The marks as drawn, in CSS pixels of the element. */
  targets() {
    if (!this.page || this._body.hidden || this.asTable) {
      return [];
    }
    const host = this._chart.element.getBoundingClientRect();
    const plot = this.marks.element.getBoundingClientRect();
    return this.page.targets.map(({ id, label, text, x, y, width, height }) => ({
      id,
      label,
      text,
      x: x + plot.left - host.left,
      y: y + plot.top - host.top,
      width,
      height,
    }));
  }

  /** Table and drawing change places; the button that did it keeps the focus. */
  showTable(asTable) {
    this.asTable = asTable;
    this._table.show(asTable);
    this.marks.element.hidden = asTable;
    this._nameControls();
  }

  /** Ids of the pinned figures, in the order in which they were pinned. */
  get pinned() {
    return this._pinned.slice();
  }

  /** Pins a mark, or lets it go again. */
  pin(mark) {
    const { id } = this.page.targets[mark];
    const at = this._pinned.indexOf(id);
    this.pinAll(at < 0 ? this._pinned.concat(id) : this._pinned.filter((other) => other !== id));
  }

  pinAll(ids) {
    this._pinned = ids;
    this._refresh(true);
  }

  // A panel whose content is made by the tools when it is first opened, and anew when the chart has changed since.
  _panel(name, fill) {
    const summary = document.createElement('summary');
    const content = part('div', 'panel');
    const details = part('details', name, summary, content);
    const panel = { name, summary, details, content, fill, filledFor: '' };
    details.addEventListener('toggle', () => this._fill(panel));
    return panel;
  }

  _fill(panel) {
    const wanted = this._chart.shown();
    if (!panel.details.open || panel.filledFor === wanted) {
      return;
    }
    panel.filledFor = wanted;
    this._withTools((tools) => tools[panel.fill](panel.content, this._chart)).catch(() => {
      panel.filledFor = '';
      panel.details.open = false;
    });
  }

  // What hangs on the drawing and is made by the tools. Without anything pinned or open nothing is loaded.
  _refresh(said) {
    const { targets } = this.page;
    const marks = this._pinned.map((id) => targets.findIndex((target) => target.id === id));
    this.marks.showPinned(marks);
    if (this._pinned.length || this._pins.firstChild) {
      this._withTools((tools) => tools.showPins(this._pins, this._chart, said)).catch(() => {});
    }
    this._panels.forEach((panel) => this._fill(panel));
  }

  // What cannot be made is said, in the page's language, and on the console.
  async _withTools(use) {
    try {
      await use(await loadTools());
    } catch (fault) {
      this.failed(fault);
      throw fault;
    }
  }

  failed(fault) {
    complain(`report-chart: ${fault.message || fault}`);
    this.announce(this.page.not_taken);
  }

  _nameControls() {
    if (this.page) {
      say(this._switch, this.asTable ? this.page.to_chart : this.page.to_table);
      for (const panel of this._panels) {
        say(panel.summary, this.page[panel.name]);
        panel.details.setAttribute('aria-label', this.page[panel.name]);
      }
    }
  }

  _settleFocus() {
    if (this._focusNext) {
      this._focusNext = false;
      if (this._back.hidden) {
        this.marks.focusFirst();
      } else {
        this._back.focus({ preventScroll: true });
      }
      this.announce(this.page.title);
    }
  }
}
