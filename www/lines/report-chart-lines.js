// @ts-check
// The custom element <report-line>: a line of very many points, given as a Float64Array. A separate bundle, for pages with
// such a line; <report-chart> never loads it.

import { LINES_BUNDLE } from '../built/lines-bundle.js';
import { instantiate } from '../built/report_charts_lines.js';
import { engineLoader } from '../loader/engine.js';
import { POINTER_DOWN, POINTER_LEAVE, POINTER_MOVE, onLayout, onNear, withinLayout } from '../shared/compat.js';
import { Disposer } from '../shared/disposer.js';
import { isOn } from '../shared/dom.js';
import { environment, watch } from '../shared/environment.js';
import { logError } from '../shared/errors.js';
import { json } from '../shared/json.js';
import { LineView } from './line-view.js';

/** @typedef {import('../built/report_charts_lines.js').Program} Program */
/** @typedef {import('../built/report_charts_lines.js').Line} Line */
/** @typedef {import('../built/report_charts_lines.js').Viewport} Viewport */
/** @typedef {import('../shared/types.js').ReportError} ReportError */
/** @typedef {{ values: Float64Array, [field: string]: unknown }} Series */

// How far below the viewport a line begins to be drawn.
const NEAR = '600px';

// How far a key pans, in CSS pixels, and how many points Page Up and Page Down move by.
const PAN = 80;
const LEAP = 50;

// The wasm is fetched once. Each line has its own instance: the memory of a wasm never shrinks, so it is released with it.
const loadProgram = engineLoader(LINES_BUNDLE, async (module) => ({ fresh: () => instantiate(module) }));

const onServer = typeof HTMLElement === 'undefined';
const Base = /** @type {typeof HTMLElement} */ (onServer ? Object : HTMLElement);

export class ReportLine extends Base {
  static get observedAttributes() {
    return ['lang', 'theme', 'contrast', 'large', 'heading-level'];
  }

  constructor() {
    super();
    /** @type {Float64Array[]} */
    this._added = [];
    this._width = 0;
    this._ratio = 0;
    this._near = false;
    this._frame = 0;
    /** @type {Line | null} */
    this._line = null;
    /** @type {Viewport | null} */
    this._viewport = null;
    this._window = [NaN, NaN];
    this._disposer = new Disposer();
    this._view = new LineView(this.attachShadow({ mode: 'open' }), {
      zoom: (factor) => this._zoom(factor),
      whole: () => this._showWhole(),
    });
  }

  connectedCallback() {
    const disposer = new Disposer();
    this._disposer = disposer;
    const { ruler, sensor, canvas } = this._view;
    watch(sensor, () => this._update(), disposer);
    const resized = () => {
      this._width = Math.floor(parseFloat(getComputedStyle(ruler).width)) || 0;
      withinLayout(this._view.frame, () => this._update());
    };
    disposer.add(onLayout([ruler, sensor], resized));
    disposer.listen(canvas, 'contextrestored', () => this._update());
    disposer.listen(window, 'resize', () => devicePixelRatio === this._ratio || this._update());
    this._listen(disposer);
    if (Object.prototype.hasOwnProperty.call(this, 'series')) {
      // Set before this script ran: it hides the property of the class.
      const element = /** @type {any} */ (this);
      const { series } = element;
      delete element.series;
      element.series = series;
    }
    /** @param {boolean} near */
    const near = (near) => {
      if (near && !this._near) {
        this._near = true;
        this._start();
      }
    };
    disposer.add(onNear([this, this._view.frame], NEAR, near));
  }

  disconnectedCallback() {
    this._disposer.dispose();
    this._near = false;
    this._forget();
    this._view.release();
  }

  attributeChangedCallback() {
    this._update();
  }

  /**
   * The data: `{values, title, unit, across, start, step}`. `values` is a Float64Array in which NaN is a gap, texts are
   * `{zh, en}`, `start` and `step` are the x of the first point and the distance from one point to the next. It is read when it is
   * set.
   *
   * @returns {Series | undefined}
   */
  get series() {
    return this._series;
  }

  set series(series) {
    /** @type {Series | undefined} */
    this._series = series;
    this._added = [];
    this._window = [NaN, NaN];
    this._forget();
    this._start();
  }

  /**
   * Appends values, a Float64Array. Nodes and texts are appended to the element, as to any other.
   *
   * @param {Float64Array | Node | string} [values]
   * @param {(Node | string)[]} more
   */
  append(values, ...more) {
    if (typeof values === 'string' || values instanceof Node) {
      super.append(values, ...more);
      return;
    }
    const points = /** @type {Float64Array} */ (values);
    if (this._line) {
      try {
        this._line.append(points);
      } catch (error) {
        // Invalid values do not change the line.
        this._reportError(error);
        return;
      }
      this._drawSoon();
    }
    // A line that is removed and added again is made from these.
    this._added.push(points);
  }

  /**
   * The visible part: the indices of its first and last point, with fractions where it begins or ends between two points.
   *
   * @returns {number[]}
   */
  get window() {
    return this._window;
  }

  /** @param {Iterable<number>} window */
  set window([from, to]) {
    this._window = [from, to];
    this._drawSoon();
  }

  _showWhole() {
    this.window = [NaN, NaN];
  }

  async _start() {
    if (!this._near || !this._series) {
      return;
    }
    const asked = {};
    this._asked = asked;
    try {
      const program = await loadProgram(true);
      const instance = await program.fresh();
      // The element may have been removed meanwhile, or given another series.
      if (asked === this._asked && this._near) {
        this._begin(instance);
      }
    } catch (error) {
      if (asked === this._asked) {
        this._fail(error);
        this._retryLater(error, asked);
      }
    }
  }

  /**
   * @param {ReportError} error
   * @param {object} asked
   */
  _retryLater({ later }, asked) {
    if (later) {
      later.then(() => {
        if (asked === this._asked) {
          this._start();
        }
      });
    }
  }

  /** @param {Program} instance */
  _begin(instance) {
    const { values, ...known } = /** @type {Series} */ (this._series);
    if (!(values instanceof Float64Array)) {
      throw { code: 'wrong-type', path: 'series.values', message: 'found something else; accepted is a Float64Array' };
    }
    const line = instance.line(json(known), values);
    this._line = line;
    this._added.forEach((more) => line.append(more));
    if (this._update(true)) {
      this.dispatchEvent(new CustomEvent('report-line-ready', { bubbles: true, composed: true }));
    }
  }

  // Without a line nothing refers to the instance, so its memory is freed.
  _forget() {
    /** @type {object | null} */
    this._asked = null;
    this._line = null;
    this._viewport = null;
    /** @type {number | undefined} */
    this._at = undefined;
    this._view.showPoint(null);
  }

  /**
   * Draws again where the environment of the element has changed.
   *
   * @param {boolean} [always]
   */
  _update(always) {
    if (!this._line || !this._width) {
      return false;
    }
    const { ruler } = this._view;
    const around = environment(this, ruler);
    this._view.setClear(around.clear);
    const request = json({
      lang: this.getAttribute('lang') || null,
      theme: this.getAttribute('theme') || null,
      large: isOn(this, 'large'),
      heading: this.getAttribute('heading-level') || null,
      width: this._width,
      ...around,
    });
    if (always || request !== this._request || devicePixelRatio !== this._ratio) {
      /** @type {string | undefined} */
      this._request = request;
      this._ratio = devicePixelRatio;
      const drawn = this._draw();
      if (drawn) {
        this._reportRefused(/** @type {Viewport} */ (this._viewport).page().faults);
      }
      return drawn;
    }
    return false;
  }

  /**
   * Errors that do not prevent drawing: reported once as long as they stay the same.
   *
   * @param {ReportError[]} errors
   */
  _reportRefused(errors) {
    const found = json(errors);
    if (found !== this._refused) {
      /** @type {string | undefined} */
      this._refused = found;
      errors.forEach((error) => this._reportError(error));
    }
  }

  // Several changes before a frame are one drawing.
  _drawSoon() {
    if (!this._frame) {
      this._frame = requestAnimationFrame(() => {
        this._frame = 0;
        this._draw();
      });
    }
  }

  _draw() {
    if (!this._line || !this._request) {
      return false;
    }
    try {
      const [from, to] = this._window;
      const viewport = this._line.viewport(this._request, from, to, this._ratio);
      if (this._viewport) {
        this._viewport.free();
      }
      this._viewport = viewport;
      this._view.show(viewport, this._ratio);
      this._showPoint();
    } catch (error) {
      this._fail(error);
      return false;
    }
    return true;
  }

  /** @param {number | undefined} at */
  _point(at) {
    this._at = at;
    this._showPoint();
  }

  _showPoint() {
    const at = this._at;
    const { _line: line, _viewport: viewport } = this;
    this._view.showPoint(at === undefined || !line || !viewport ? null : line.tooltip(viewport, at), at);
  }

  /**
   * @param {number} factor
   * @param {number} [x] the centre otherwise
   */
  _zoom(factor, x) {
    if (this._viewport) {
      const { left, width } = this._view.slider.getBoundingClientRect();
      const middle = left + width / 2 - this._view.plot.getBoundingClientRect().left;
      this.window = this._viewport.zoomed(factor, x === undefined ? middle : x);
    }
  }

  /** @param {Disposer} disposer */
  _listen(disposer) {
    const { plot, slider } = this._view;
    /** @param {MouseEvent} event */
    const x = (event) => event.clientX - plot.getBoundingClientRect().left;
    /** @type {number | null} */
    let held = null;
    disposer.listen(plot, POINTER_DOWN, (event) => {
      held = event.button ? null : x(event);
    });
    // Released anywhere.
    ['pointerup', 'pointercancel', 'mouseup'].forEach((name) => disposer.listen(window, name, () => (held = null)));
    disposer.listen(plot, POINTER_MOVE, (event) => {
      if (!this._viewport) {
        return;
      }
      const now = x(event);
      if (held === null) {
        this._point(this._viewport.nearest(now));
      } else if (!this._frame) {
        // One step a frame: the next step starts from what is drawn.
        this.window = this._viewport.moved(held - now);
        held = now;
      }
    });
    disposer.listen(plot, POINTER_LEAVE, () => this._point(undefined));
    disposer.listen(plot, 'wheel', (event) => {
      // Without a key the wheel scrolls the page, as everywhere else.
      if (this._viewport && event.ctrlKey) {
        event.preventDefault();
        if (!this._frame) {
          this._zoom(event.deltaY < 0 ? 0.8 : 1.25, x(event));
        }
      }
    });
    disposer.listen(slider, 'keydown', (event) => this._press(event));
    disposer.listen(slider, 'focus', () => this._viewport && this._point(this._current(this._viewport)));
    disposer.listen(slider, 'blur', () => this._point(undefined));
  }

  /**
   * The current point for keys.
   *
   * @param {Viewport} viewport
   */
  _current(viewport) {
    return this._at === undefined ? viewport.nearest(0) : this._at;
  }

  /** @param {KeyboardEvent} event */
  _press(event) {
    const { _viewport: viewport } = this;
    if (!viewport || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const at = this._current(viewport);
    /** @type {(steps: number) => () => void} */
    const go = (steps) => () => this._go(viewport, viewport.step(at, steps));
    /** @type {(by: number) => () => void} */
    const pan = (by) => () => {
      this.window = viewport.moved(by);
    };
    /** @type {{ [key: string]: () => void }} */
    const acts = {
      ArrowRight: event.shiftKey ? pan(PAN) : go(1),
      ArrowLeft: event.shiftKey ? pan(-PAN) : go(-1),
      ArrowUp: go(1),
      ArrowDown: go(-1),
      PageUp: go(LEAP),
      PageDown: go(-LEAP),
      Home: go(-Infinity),
      End: go(Infinity),
      '+': () => this._zoom(0.5),
      '=': () => this._zoom(0.5),
      '-': () => this._zoom(2),
      0: () => this._showWhole(),
    };
    if (Object.prototype.hasOwnProperty.call(acts, event.key)) {
      event.preventDefault();
      event.stopPropagation();
      acts[event.key]();
    }
  }

  /**
   * Goes to a point, and moves the window where the point lies outside of it.
   *
   * @param {Viewport} viewport
   * @param {number} at
   */
  _go(viewport, at) {
    const [from, to] = viewport.holding(at);
    const [before] = this._window;
    // NaN is the beginning of the whole line.
    const moves = from !== before && !(Number.isNaN(from) && Number.isNaN(before));
    this._at = at;
    if (moves) {
      this.window = [from, to];
    } else {
      this._showPoint();
    }
  }

  /** @param {ReportError} error */
  _fail(error) {
    this._forget();
    this._view.hide();
    this._reportError(error);
  }

  /** @param {ReportError} error */
  _reportError(error) {
    const detail = {
      code: error.code || 'engine-failed',
      path: error.path || 'report-chart-lines.wasm',
      message: error.message || String(error),
    };
    logError(`report-line: ${detail.path}: ${detail.message} [${detail.code}]`);
    this.dispatchEvent(new CustomEvent('report-line-error', { bubbles: true, composed: true, detail }));
  }
}

if (!onServer && 'customElements' in window && !customElements.get('report-line')) {
  customElements.define('report-line', ReportLine);
}
