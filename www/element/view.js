// @ts-check
// The content of a chart's shadow root: texts, table, marks and panels, in reading order, made of the texts and boxes of a drawing.

import { loadTools } from '../loader/load-tools.js';
import { button, part, setLang, setLines, setText, setTitle, text } from '../shared/dom.js';
import { logError } from '../shared/errors.js';
import { style } from '../shared/styles.js';
import { announce } from './live-region.js';
import { Marks } from './marks.js';
import { Table } from './table.js';

/** @typedef {import('../built/report_charts.js').Page} Page */
/** @typedef {import('../built/report_charts.js').Drawing} Drawing */
/** @typedef {import('../shared/types.js').Chart} Chart */
/** @typedef {typeof import('../tools/report-chart-tools.js')} Tools */

/**
 * A panel; the tools bundle makes its content.
 *
 * @typedef {object} Panel
 * @property {'explore' | 'takeaway'} name
 * @property {HTMLElement} summary
 * @property {HTMLDetailsElement} details
 * @property {HTMLElement} content
 * @property {'fillExplore' | 'fillTakeaway'} fill
 * @property {string} filledFor what was shown when it was filled
 */

export class View {
  /**
   * @param {ShadowRoot} root
   * @param {Chart} chart
   */
  constructor(root, chart) {
    this._chart = chart;
    this._root = root;
    // Set before any use.
    this.page = /** @type {Page} */ (/** @type {unknown} */ (null));
    style(root);

    // Outside the figure, whose style is independent of the page: these two inherit from the page.
    this.ruler = part('div', 'ruler');
    this.sensor = part('div', 'sensor');
    this._fallback = document.createElement('slot');
    this._back = button('back', '', () => chart.open(/** @type {string} */ (this.page.overview), false));
    this._title = part('div', 'title');
    this._title.id = 'title';
    this._subtitle = part('div', 'subtitle');
    this._summary = part('p', 'summary');
    this._region = part('div', 'region');
    this._region.classList.add('unseen');
    // Not a status: screen readers name it where it is empty, too.
    this._region.setAttribute('aria-live', 'polite');
    this.asTable = false;
    this.table = new Table((message) => this.announce(message));
    this.marks = new Marks({
      select: (i) => chart.select(this.page.targets[i]),
      pin: (i) => this.pin(i),
      fail: (error) => chart.fail(error),
      announce: (words) => this.announce(words),
    });
    this._pins = part('div', 'pins');
    /** @type {string[]} */
    this._pinned = [];
    this._notes = part('div', 'notes');
    this._source = part('div', 'source');
    this._switch = button('switch', '', () => {
      this.showTable(!this.asTable);
      this.announce(this.page.announced[this.asTable ? 0 : 1]);
    });
    this._panels = [this._panel('explore', 'fillExplore'), this._panel('takeaway', 'fillTakeaway')];
    this._body = part(
      'div',
      'body',
      this._back,
      this._title,
      this._subtitle,
      this._summary,
      this.table.element,
      this.marks.element,
      this._pins,
      this._notes,
      this._source,
      part('div', 'bar', this._switch, ...this._panels.map((panel) => panel.details), this.marks.keys),
    );
    this._figure = part('figure', 'figure', this._body, this._region);
    this._body.hidden = true;
    // A page may lay out the element as flex, grid or in vertical lines, or give it no box at all.
    // The words as text of the page, for what reads pages aloud: shadow roots are hidden from it. Nobody else meets them.
    const slot = document.createElement('slot');
    slot.name = 'words';
    const words = part('div', 'words', slot);
    words.classList.add('unseen');
    words.setAttribute('aria-hidden', 'true');
    words.setAttribute('inert', '');
    this.frame = part('div', 'frame', this.ruler, this.sensor, this._figure, words);
    root.append(this._fallback, this.frame);
    this.showTable(false);
  }

  /**
   * Takes ownership of a drawing and shows it.
   *
   * @param {Drawing} drawing
   * @param {{ ratio: number, summary: string | null, moves: boolean, clear: boolean }} how `ratio` device pixels to a CSS pixel, the
   *   editor's own summary, and whether a transition may be seen, and the page behind it
   */
  show(drawing, { ratio, summary, moves, clear }) {
    const page = drawing.page();
    const { activeElement } = this._root;
    const another = !this.page || this.page.id !== page.id;
    this.page = page;
    // The canvas first: its fonts are looked up in the page's style, which all that follows changes. The language is part of
    // that look-up, because Chinese and Japanese have different shapes for the same characters.
    setLang(this._figure, page.lang);
    this.marks.show(drawing, page, ratio, moves ? (another ? 'enter' : 'slide') : '', clear, summary ? page.title : page.summary);
    for (const [name, value] of page.style) {
      this._figure.style.setProperty(`--rc-${name}`, value);
    }
    this._figure.classList.toggle('clear', clear);
    this._figure.classList.toggle('narrow', page.narrow);
    this._figure.classList.toggle('large', page.scale >= 1.5);
    setText(this._back, page.back);
    this._back.hidden = !page.overview || !this._cameFromOverview;
    setTitle(this._title, page);
    setText(this._subtitle, page.subtitle);
    setText(this._summary, summary || '');
    this._summary.hidden = !summary;
    setText(this._source, page.source);
    this.table.fill(page);
    this._nameControls();
    setLines(this._notes, page.notes);
    this._fallback.hidden = true;
    this._body.hidden = false;
    this.frame.style.minHeight = '';
    this._setWords([page.title, page.subtitle, summary || '', ...page.table.rows.map(lineOf), ...page.notes, page.source]);
    // A figure stays pinned as long as it is shown.
    this._pinned = another ? [] : this._pinned.filter((id) => page.targets.some((target) => target.id === id));
    this._refresh();
    this._settleFocus(activeElement);
  }

  /**
   * Frameworks take over what a server has rendered until the page is loaded, and expect no more than that.
   *
   * @param {string[]} lines
   */
  _setWords(lines) {
    const { element } = this._chart;
    const add = () => {
      let words = element.querySelector('[slot=words]');
      if (!words && lines.length) {
        words = text('span', '');
        words.slot = 'words';
        element.append(words);
      }
      if (words) {
        setText(words, lines.filter(Boolean).join('\n'));
      }
    };
    if (document.readyState === 'complete') {
      add();
    } else {
      addEventListener('load', add, { once: true });
    }
  }

  /** Shows the content of the element instead. It gets the focus if a part of the chart had it. */
  hide() {
    const hadFocus = this._root.activeElement;
    this._setWords([]);
    this.marks.release();
    this._body.hidden = true;
    this._fallback.hidden = false;
    if (hadFocus) {
      const { element } = this._chart;
      element.tabIndex = -1;
      element.focus();
      this.announce(this.page.not_taken);
    }
  }

  /**
   * The next drawing gets the focus.
   *
   * @param {boolean} fromOverview
   */
  moveFocus(fromOverview) {
    this._cameFromOverview = fromOverview;
    this._focusNext = true;
  }

  /** @param {string} message */
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

  /**
   * Shows the table or the drawing; the button keeps the focus.
   *
   * @param {boolean} asTable
   */
  showTable(asTable) {
    this.asTable = asTable;
    this.table.element.hidden = !asTable;
    this.marks.element.hidden = asTable;
    this._nameControls();
  }

  /** Ids of the pinned figures, in the order in which they were pinned. */
  get pinned() {
    return this._pinned.slice();
  }

  /**
   * Pins the figure of a mark, or unpins it.
   *
   * @param {number} mark
   */
  pin(mark) {
    const { id } = this.page.targets[mark];
    const at = this._pinned.indexOf(id);
    this.pinAll(at < 0 ? this._pinned.concat(id) : this._pinned.filter((other) => other !== id));
  }

  /** @param {string[]} ids */
  pinAll(ids) {
    this._pinned = ids;
    this._refresh(true);
  }

  /**
   * The tools fill a panel when it is opened, and again when the request changes.
   *
   * @param {Panel['name']} name
   * @param {Panel['fill']} fill
   */
  _panel(name, fill) {
    const summary = document.createElement('summary');
    const content = part('div', 'panel');
    const details = part('details', name, summary, content);
    const panel = { name, summary, details, content, fill, filledFor: '' };
    details.addEventListener('toggle', () => this._fill(panel));
    return panel;
  }

  /** @param {Panel} panel */
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

  /**
   * Updates what the tools make of a drawing. They are not loaded while nothing is pinned and no panel is open.
   *
   * @param {boolean} [announced] whether the change of pins is announced
   */
  _refresh(announced) {
    const { targets } = this.page;
    const marks = this._pinned.map((id) => targets.findIndex((target) => target.id === id));
    this.marks.showPinned(marks);
    if (this._pinned.length || this._pins.firstChild) {
      this._withTools((tools) => tools.showPins(this._pins, this._chart, announced)).catch(() => {});
    }
    this._panels.forEach((panel) => this._fill(panel));
  }

  /** @param {(tools: Tools) => Promise<void>} use */
  async _withTools(use) {
    try {
      await use(await loadTools());
    } catch (error) {
      this.failed(error);
      throw error;
    }
  }

  /**
   * An error of the tools: it is announced in the page's language, and written to the console.
   *
   * @param {Error} error
   */
  failed(error) {
    logError(`report-chart: ${error.message || error}`);
    this.announce(this.page.not_taken);
  }

  _nameControls() {
    if (this.page) {
      setText(this._switch, this.asTable ? this.page.to_chart : this.page.to_table);
      for (const panel of this._panels) {
        setText(panel.summary, this.page[panel.name]);
      }
    }
  }

  /** @param {Element | null} before what had the focus before the drawing */
  _settleFocus(before) {
    if (this._focusNext) {
      this._focusNext = false;
      if (this._back.hidden) {
        this.marks.focusFirst();
      } else {
        this._back.focus({ preventScroll: true });
      }
      this.announce(this.page.title);
    } else if (before && !before.getClientRects().length) {
      // The drawing has no such part any more.
      ((!this.asTable && this.marks.buttons().pop()) || this._switch).focus();
    }
  }
}

/** @param {import('../built/report_charts.js').PageRow} row */
function lineOf({ cells, stated }) {
  return [...cells, stated].join(' ');
}
