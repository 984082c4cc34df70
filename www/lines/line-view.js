// @ts-check
// The content of a line's shadow root: texts, canvas, controls and a table of facts. All of it comes from the wasm.

import { setChildren } from '../shared/compat.js';
import { button, part, place, setLang, setTitle, text } from '../shared/dom.js';
import { style } from '../shared/styles.js';

/** @typedef {import('../built/report_charts_lines.js').LinePage} LinePage */
/** @typedef {import('../built/report_charts_lines.js').PointTooltip} PointTooltip */
/** @typedef {import('../built/report_charts_lines.js').Viewport} Viewport */

// Places of the words for the controls in `page.controls`; the first three are buttons at the same places.
const ZOOM_IN = 0;
const ZOOM_OUT = 1;
const WHOLE = 2;
const SHOW = 3;
const HIDE = 4;
const KEYS = 5;

export class LineView {
  /**
   * @param {ShadowRoot} root
   * @param {{ zoom(factor: number): void, whole(): void }} acts
   */
  constructor(root, acts) {
    style(root);
    /** @type {LinePage | null} */
    this._page = null;
    this.ruler = part('div', 'ruler');
    this.sensor = part('div', 'sensor');
    this._fallback = document.createElement('slot');
    this._title = part('div', 'title');
    this._title.id = 'title';
    this._subtitle = part('div', 'subtitle');
    this.canvas = document.createElement('canvas');
    // For keyboards and screen readers it is a slider: one value at a time, from the first to the last.
    this.slider = part('div', 'slider');
    this.slider.tabIndex = 0;
    this.slider.setAttribute('role', 'slider');
    this.slider.setAttribute('aria-labelledby', 'title');
    this.slider.setAttribute('aria-describedby', 'keys');
    this.slider.setAttribute('aria-valuemin', '1');
    this.slider.setAttribute('aria-valuenow', '1');
    this._dots = part('div', 'dots');
    this._dots.setAttribute('aria-hidden', 'true');
    this._tooltip = part('div', 'tip');
    this._tooltip.setAttribute('aria-hidden', 'true');
    this.plot = part('div', 'plot', this.canvas, this._dots, this.slider, this._tooltip);
    this._notes = part('div', 'notes');
    this._keys = part('p', 'label');
    this._keys.id = 'keys';
    this._buttons = [
      button('choice', '', () => acts.zoom(0.5)),
      button('choice', '', () => acts.zoom(2)),
      button('choice', '', () => acts.whole()),
      button('switch', '', () => this._showTable(!this._asTable)),
    ];
    this._caption = document.createElement('caption');
    this._facts = document.createElement('tbody');
    this._table = part('table', 'table', this._caption, this._facts);
    const bar = part('div', 'bar', ...this._buttons);
    this._body = part('div', 'body', this._title, this._subtitle, this.plot, bar, this._keys, this._table, this._notes);
    this._figure = part('figure', 'figure', this._body);
    this._figure.setAttribute('aria-labelledby', 'title');
    this._body.hidden = true;
    this._asTable = false;
    this.frame = part('div', 'frame', this.ruler, this.sensor, this._figure);
    root.append(this._fallback, this.frame);
    this._showTable(false);
  }

  /**
   * Shows the visible part of a line and paints it.
   *
   * @param {Viewport} viewport
   * @param {number} ratio device pixels to a CSS pixel
   */
  show(viewport, ratio) {
    const page = viewport.page();
    this._page = page;
    for (const [name, value] of page.style) {
      this._figure.style.setProperty(`--rc-${name}`, value);
    }
    setLang(this._figure, page.lang);
    setTitle(this._title, page);
    this._subtitle.textContent = page.subtitle;
    this._caption.textContent = page.title;
    setChildren(this._notes, ...page.notes.map((note) => text('p', note)));
    setChildren(this._facts, ...page.facts.map(row));
    [ZOOM_IN, ZOOM_OUT, WHOLE].forEach((i) => {
      this._buttons[i].textContent = page.controls[i];
    });
    this._keys.textContent = page.controls[KEYS];
    this._showTable(this._asTable);
    this.slider.setAttribute('aria-valuemax', String(page.last + 1));
    this.plot.style.height = `${page.height}px`;
    const [x, y, width, height] = page.plot;
    place(this.slider, { x, y, width, height });
    this.slider.style.position = 'absolute';
    this._fallback.hidden = true;
    this._body.hidden = false;
    paint(this.canvas, page, viewport, ratio);
  }

  /** @param {boolean} clear whether the page is seen behind the line */
  setClear(clear) {
    this._figure.classList.toggle('clear', clear);
  }

  /** Shows the content of the element instead. */
  hide() {
    this.release();
    this._body.hidden = true;
    this._fallback.hidden = false;
  }

  /** Releases the memory of the canvas. */
  release() {
    this.canvas.width = 0;
    this.canvas.height = 0;
    this.showPoint(null);
  }

  /**
   * Shows the tooltip of a point, or none.
   *
   * @param {PointTooltip | null} tooltip
   * @param {number} [at] its index
   */
  showPoint(tooltip, at = 0) {
    this._tooltip.hidden = !tooltip;
    this._dots.hidden = !tooltip;
    if (!tooltip) {
      return;
    }
    this._tooltip.style.left = `${tooltip.x}px`;
    this._tooltip.style.top = `${tooltip.y}px`;
    this._tooltip.style.width = `${tooltip.width}px`;
    setChildren(this._tooltip, ...tooltip.lines.map((line) => text('div', line)));
    setChildren(this._dots, ...tooltip.dots.map(dot));
    this.slider.setAttribute('aria-valuenow', String(at + 1));
    this.slider.setAttribute('aria-valuetext', tooltip.sentence);
  }

  /** @param {boolean} shown */
  _showTable(shown) {
    this._asTable = shown;
    this._table.classList.toggle('unseen', !shown);
    this._buttons[SHOW].setAttribute('aria-expanded', String(shown));
    if (this._page) {
      this._buttons[SHOW].textContent = this._page.controls[shown ? HIDE : SHOW];
    }
  }
}

/** @param {[string, string]} fact */
function row([name, words]) {
  const element = document.createElement('tr');
  const heading = text('th', name);
  heading.scope = 'row';
  element.append(heading, text('td', words));
  return element;
}

// In CSS pixels.
const DOT = 9;

/** @param {[number, number]} centre */
function dot([x, y]) {
  const element = part('div', 'dot');
  place(element, { x: x - DOT / 2, y: y - DOT / 2, width: DOT, height: DOT });
  const { style: look } = element;
  look.position = 'absolute';
  look.boxSizing = 'border-box';
  look.borderRadius = '50%';
  look.border = '2px solid var(--rc-ground)';
  look.background = 'var(--rc-ink)';
  return element;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {LinePage} page
 * @param {Viewport} viewport
 * @param {number} ratio
 */
function paint(canvas, page, viewport, ratio) {
  canvas.width = Math.round(page.width * ratio);
  canvas.height = Math.round(page.height * ratio);
  canvas.style.width = `${page.width}px`;
  canvas.style.height = `${page.height}px`;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const [line, gap, rule, label] = page.colours;
  /** @type {(colour: string, all: import('../built/report_charts_lines.js').Rectangle[]) => void} */
  const boxes = (colour, all) => {
    context.fillStyle = colour;
    all.forEach((box) => context.fillRect(...box));
  };
  boxes(rule, page.rules);
  context.fillStyle = label;
  context.font = page.font;
  context.textBaseline = 'middle';
  for (const [words, x, y, align] of page.labels) {
    context.textAlign = align;
    context.fillText(words, x, y);
  }
  context.save();
  context.beginPath();
  const [left, top, width, height] = page.plot.map((length) => length * ratio);
  // Half of the stroke may lie outside of the plot.
  context.rect(left, top - page.thick, width, height + 2 * page.thick);
  context.clip();
  bars(context, line, viewport.bars());
  path(context, line, page.thick, viewport.path());
  boxes(gap, page.gaps);
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} colour
 * @param {Float32Array} all
 */
function bars(context, colour, all) {
  context.fillStyle = colour;
  for (let i = 0; i < all.length; i += 4) {
    context.fillRect(all[i], all[i + 1], all[i + 2], all[i + 3]);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} colour
 * @param {number} thick
 * @param {Float32Array} all
 */
function path(context, colour, thick, all) {
  context.strokeStyle = colour;
  context.lineWidth = thick;
  context.lineJoin = 'round';
  context.beginPath();
  let lifted = true;
  for (let i = 0; i < all.length; i += 2) {
    const y = all[i + 1];
    if (Number.isNaN(y)) {
      lifted = true;
    } else if (lifted) {
      context.moveTo(all[i], y);
      lifted = false;
    } else {
      context.lineTo(all[i], y);
    }
  }
  context.stroke();
}
