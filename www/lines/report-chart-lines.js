// The custom element <report-line>: one line of very many points, given as a Float64Array. A script of its own with a program of
// its own, for pages that have such a line; <report-chart> never loads it.

import { engineOf } from '../loader/engine.js';
import { complain } from '../shared/errors.js';
import { POINTER_DOWN, POINTER_LEAVE, POINTER_MOVE, Stay } from '../shared/compat.js';
import { json } from '../shared/json.js';
import { LineView } from './line-view.js';
import { LINES_BUNDLE } from '../built/lines-bundle.js';
import { instantiate } from '../built/report_charts_lines.js';
import { surroundings, watch } from '../shared/environment.js';

// How far below the window a line begins to be drawn.
const NEAR = '600px';

// How far a key pans, in CSS pixels, and how many steps a page is.
const PAN = 80;
const LEAP = 50;

// The program is fetched once; each line has an instance to itself, because a wasm memory never shrinks: it goes as a whole.
const loadProgram = engineOf(LINES_BUNDLE, async (module) => ({ fresh: () => instantiate(module) }));

const Base = typeof HTMLElement === 'undefined' ? Object : HTMLElement;

export class ReportLine extends Base {
  static get observedAttributes() {
    return ['lang', 'theme', 'contrast', 'large', 'heading-level'];
  }

  constructor() {
    super();
    this._added = [];
    this._width = 0;
    this._whole();
    this._view = new LineView(this.attachShadow({ mode: 'open' }), {
      zoom: (factor) => this._zoom(factor),
      whole: () => {
        this._whole();
        this._drawSoon();
      },
    });
  }

  connectedCallback() {
    const stay = new Stay();
    this._stay = stay;
    const { ruler, sensor, canvas } = this._view;
    watch(sensor, () => this._anew(), stay);
    stay.measure([ruler, sensor], () => {
      this._width = Math.floor(parseFloat(getComputedStyle(ruler).width)) || 0;
      this._anew();
    });
    stay.listen(canvas, 'contextrestored', () => this._anew());
    stay.listen(window, 'resize', () => devicePixelRatio === this._ratio || this._anew());
    this._listen(stay);
    if (Object.prototype.hasOwnProperty.call(this, 'series')) {
      // Set before this script came.
      const { series } = this;
      delete this.series;
      this.series = series;
    }
    stay.whenNear(this, NEAR, () => {
      if (!this._near) {
        this._near = true;
        this._start();
      }
    });
  }

  disconnectedCallback() {
    this._stay.end();
    this._near = false;
    this._forget();
    this._view.release();
  }

  attributeChangedCallback() {
    this._anew();
  }

  /**
   * What is shown: `{values, title, unit, across, start, step}`, `values` a Float64Array in which NaN is a gap, texts as `{zh, en}`,
   * `start` and `step` the place of the first point and the way from one to the next. It is read when it is set.
   */
  get series() {
    return this._series;
  }

  set series(series) {
    this._series = series;
    this._added = [];
    this._whole();
    this._forget();
    this._start();
  }

  /** Puts more values, a Float64Array, behind the last ones. Nodes and texts go into the element, as into any other. */
  append(values, ...more) {
    if (typeof values === 'string' || values instanceof Node) {
      super.append(values, ...more);
      return;
    }
    if (this._line) {
      try {
        this._line.append(values);
      } catch (fault) {
        // What is refused adds nothing and leaves the line as it is.
        this._tell(fault);
        return;
      }
      this._drawSoon();
    }
    // Should the line leave the page and come back, it is built anew from what the page gave.
    this._added.push(values);
  }

  /** The part that is looked at, as numbers of its first and last point; fractions where it begins or ends between two. */
  get window() {
    return this._window;
  }

  set window([from, to]) {
    this._window = [from, to];
    this._drawSoon();
  }

  _whole() {
    this._window = [NaN, NaN];
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
      // Removed, or given another series, meanwhile.
      if (asked === this._asked && this._near) {
        this._begin(instance);
      }
    } catch (fault) {
      if (asked === this._asked) {
        this._fail(fault);
        this._tryLater(fault, asked);
      }
    }
  }

  _tryLater({ later }, asked) {
    if (later) {
      later.then(() => asked === this._asked && this._start());
    }
  }

  _begin(instance) {
    const { values, ...known } = this._series;
    if (!(values instanceof Float64Array)) {
      throw { code: 'wrong-type', path: 'series.values', message: 'found something else; accepted is a Float64Array' };
    }
    this._line = instance.line(json(known), values);
    this._added.forEach((more) => this._line.append(more));
    if (this._anew(true)) {
      this.dispatchEvent(new CustomEvent('report-line-ready', { bubbles: true, composed: true }));
    }
  }

  // Without a line nothing refers to the instance any more: its memory goes with it.
  _forget() {
    this._asked = null;
    this._line = null;
    this._sight = null;
    this._at = undefined;
    this._view.tell(null);
  }

  // What is around the element may have changed: the request is made anew.
  _anew(always) {
    if (!this._line || !this._width) {
      return false;
    }
    const { ruler } = this._view;
    const request = json({
      lang: this.getAttribute('lang'),
      theme: this.getAttribute('theme'),
      large: this.hasAttribute('large'),
      heading: this.getAttribute('heading-level'),
      width: this._width,
      ...surroundings(this, ruler),
    });
    if (always || request !== this._request || devicePixelRatio !== this._ratio) {
      this._request = request;
      this._ratio = devicePixelRatio;
      const drawn = this._draw();
      if (drawn) {
        this._tellOf(this._sight.page().faults);
      }
      return drawn;
    }
    return false;
  }

  // What was refused and left the line as good as it is: told once for as long as it stays the same.
  _tellOf(faults) {
    const found = json(faults);
    if (found !== this._refused) {
      this._refused = found;
      faults.forEach((fault) => this._tell(fault));
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
      const sight = this._line.sight(this._request, from, to, this._ratio);
      if (this._sight) {
        this._sight.free();
      }
      this._sight = sight;
      this._view.show(sight, this._ratio);
      this._say();
    } catch (fault) {
      this._fail(fault);
      return false;
    }
    return true;
  }

  _point(at) {
    this._at = at;
    this._say();
  }

  _say() {
    const at = this._at;
    this._view.tell(at === undefined ? null : this._line.tip(this._sight, at), at);
  }

  _zoom(factor, x) {
    if (this._sight) {
      const { left, width } = this._view.slider.getBoundingClientRect();
      const middle = left + width / 2 - this._view.plot.getBoundingClientRect().left;
      this.window = this._sight.zoomed(factor, x === undefined ? middle : x);
    }
  }

  _listen(stay) {
    const { plot, slider } = this._view;
    const x = (event) => event.clientX - plot.getBoundingClientRect().left;
    let held = null;
    stay.listen(plot, POINTER_DOWN, (event) => {
      held = event.button ? null : x(event);
    });
    // Let go anywhere.
    ['pointerup', 'pointercancel', 'mouseup'].forEach((name) => stay.listen(window, name, () => (held = null)));
    stay.listen(plot, POINTER_MOVE, (event) => {
      if (!this._sight) {
        return;
      }
      const now = x(event);
      if (held === null) {
        this._point(this._sight.nearest(now));
      } else if (!this._frame) {
        // One step a frame: what is drawn is what the next step starts from.
        this.window = this._sight.moved(held - now);
        held = now;
      }
    });
    stay.listen(plot, POINTER_LEAVE, () => this._point(undefined));
    stay.listen(plot, 'wheel', (event) => {
      // Without a key the wheel scrolls the page, as everywhere else on it.
      if (this._sight && event.ctrlKey) {
        event.preventDefault();
        if (!this._frame) {
          this._zoom(event.deltaY < 0 ? 0.8 : 1.25, x(event));
        }
      }
    });
    stay.listen(slider, 'keydown', (event) => this._press(event));
    stay.listen(slider, 'focus', () => this._sight && this._point(this._at === undefined ? this._sight.nearest(0) : this._at));
    stay.listen(slider, 'blur', () => this._point(undefined));
  }

  _press(event) {
    const { _sight: sight } = this;
    if (!sight || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const at = this._at === undefined ? sight.nearest(0) : this._at;
    const go = (steps) => () => this._go(sight.step(at, steps));
    const pan = (by) => () => {
      this.window = sight.moved(by);
    };
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
      0: () => {
        this._whole();
        this._drawSoon();
      },
    };
    if (Object.prototype.hasOwnProperty.call(acts, event.key)) {
      event.preventDefault();
      acts[event.key]();
    }
  }

  // To a point, with the window behind it where it lies outside.
  _go(at) {
    const [from, to] = this._sight.holding(at);
    const moves = from !== this._window[0] && !(from !== from && this._window[0] !== this._window[0]);
    this._at = at;
    if (moves) {
      this.window = [from, to];
    } else {
      this._say();
    }
  }

  _fail(fault) {
    this._forget();
    this._view.hide();
    this._tell(fault);
  }

  _tell(fault) {
    const detail = {
      code: fault.code || 'engine-failed',
      path: fault.path || 'report-chart-lines.wasm',
      message: fault.message || String(fault),
    };
    complain(`report-line: ${detail.path}: ${detail.message} [${detail.code}]`);
    this.dispatchEvent(new CustomEvent('report-line-error', { bubbles: true, composed: true, detail }));
  }
}

if (Base !== Object && 'customElements' in window && !customElements.get('report-line')) {
  customElements.define('report-line', ReportLine);
}
