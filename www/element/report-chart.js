// @ts-check
// The custom element <report-chart>: attributes in, events out. It decides when to draw; all texts, positions and numbers come
// from the wasm.

import { CHART_BUNDLE } from '../built/chart-bundle.js';
import { loadTools } from '../loader/load-tools.js';
import { boxOf, onIdle, onLayout, onMediaChange, onNear, withinLayout } from '../shared/compat.js';
import { Disposer } from '../shared/disposer.js';
import { isOn } from '../shared/dom.js';
import { environment, watch } from '../shared/environment.js';
import { logError } from '../shared/errors.js';
import { json } from '../shared/json.js';
import { enqueue, turn } from '../shared/paint-queue.js';
import { uncover } from '../shared/uncover.js';
import { stateFor } from '../shared/url-state.js';
import { engineFor, engineNow, reportText } from './custom-report.js';
import { releaseRest } from './unclosed.js';
import { View } from './view.js';

/** @typedef {import('../shared/types.js').Chart} Chart */
/** @typedef {import('../shared/types.js').Choice} Choice */
/** @typedef {import('../shared/types.js').DrawingEngine} DrawingEngine */
/** @typedef {import('../shared/types.js').ReportError} ReportError */

// How far from the viewport a chart is drawn, and releases its canvas.
const NEAR = '600px';

// The width of a chart on paper, in CSS pixels: that of A4 between the margins that browsers leave, and somewhat less. Where there is less
// space, it is scaled.
const PAPER = 680;

const OVERVIEW = 'overview';

const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';

// Choices of a reader: fields of a request that only the tools bundle reads.
const CHOICES = ['order', 'section', 'unit'];

// The address of the text of the report.
const SOURCE = 'source-url';

// Text attributes that are also properties.
const TEXTS = ['view', 'theme', 'contrast', 'notes', 'src', 'integrity', 'crossorigin', 'for'];

const UNCLOSED = {
  code: 'unclosed-element',
  path: 'report-chart',
  message: 'found the rest of the page inside the element, and moved it behind; HTML does not know <report-chart />, write <report-chart></report-chart>',
};

// Gives a chart its words before a reader scrolls to it, if it can; one function for each chart of the page.
/** @type {Set<() => boolean>} */
const describers = new Set();
// How many charts are described before a reader scrolls to them: long pages stay light.
let mayDescribe = 24;

// Messages in the console: a hundred charts with one error write it once.
const logged = new Set();

// On a server, where there is no document, importing this is not an error. There, nothing is defined and nothing is drawn.
const onServer = typeof HTMLElement === 'undefined';
const Base = /** @type {typeof HTMLElement} */ (onServer ? Object : HTMLElement);

export class ReportChart extends Base {
  static get observedAttributes() {
    return ['lang', 'large', 'heading-level', 'proof', SOURCE, ...TEXTS];
  }

  /** Identifies the version. */
  static get build() {
    return CHART_BUNDLE.integrity;
  }

  constructor() {
    super();
    /** @type {Choice} */
    this._choice = {};
    this._chart = this._interface();
    this._view = this._chart.view = new View(this.attachShadow({ mode: 'open' }), this._chart);
    this._disposer = new Disposer();
    this._width = 0;
    this._scale = 1;
    this._near = false;
    this._far = false;
    this._asked = 0;
    /** @type {DrawingEngine | null} */
    this._engine = null;
    this._died = () => this._engineDied();
  }

  connectedCallback() {
    const disposer = new Disposer();
    this._disposer = disposer;
    this._far = false;
    const { frame, marks, ruler, sensor } = this._view;
    watch(sensor, () => this._draw(), disposer);
    // Paper is light, and has a higher resolution than any screen.
    /** @type {(printing: boolean) => () => void} */
    const paper = (printing) => () => {
      this._printing = printing;
      if (printing) {
        marks.resume();
        this._drawForPaper();
      }
      this._draw();
      this._suspendIfFar();
    };
    disposer.listen(window, 'beforeprint', paper(true));
    disposer.listen(window, 'afterprint', paper(false));
    disposer.listen(window, 'hashchange', () => this._restore());
    // What follows the chart does not move when it is drawn. What it contains is shown until then, and has a height of its own.
    if (!this._drawn && !this.querySelector(':not(script)')) {
      frame.style.minHeight = `${expectedHeight(this)}px`;
    }
    // A page that comes back from the browser's cache, or from the background of a phone, may have lost its canvases.
    disposer.listen(window, 'pageshow', (event) => event.persisted && this._draw(true));
    disposer.listen(document, 'visibilitychange', () => {
      if (!document.hidden && marks.isBlank()) {
        this._draw(true);
      }
    });
    this._watchResolution(disposer);
    disposer.add(onNear([this, frame], NEAR, (near) => this._nearChanged(near)));
    const describe = () => this._isMute() && this._drawUnseen();
    describers.add(describe);
    disposer.add(() => describers.delete(describe));
    // The sensor is as wide as a letter: its size changes with the font size of the page.
    const resized = () => {
      // The width as laid out, before transforms of the page; 0 while the chart is not displayed.
      this._width = Math.floor(parseFloat(getComputedStyle(ruler).width)) || 0;
      // A page that begins with an animation may be small at first.
      this._scale = Math.max(1, boxOf(frame).scale);
      if (this._drawn) {
        withinLayout(frame, () => this._draw());
      } else {
        setTimeout(() => this._draw());
      }
    };
    disposer.add(onLayout([ruler, sensor], resized));
    marks.listen(disposer);
    for (const name of ['mouseover', 'focusin', 'click']) {
      disposer.listen(frame, name, () => this._linkSources());
    }
    this._takeProperties();
    this._name = this._name || this.id || this.getAttribute('view') || OVERVIEW;
    this._restore();
    onParsed(() => {
      if (this.isConnected && releaseRest(this)) {
        this._reportError(UNCLOSED);
      }
    });
  }

  disconnectedCallback() {
    this._disposer.dispose();
    this._leaveEngine();
    this._linked = false;
    this._near = false;
    this._far = true;
    this._width = 0;
    /** @type {string | undefined} */
    this._drawn = '';
    this._view.marks.release();
  }

  /**
   * A chart far from the viewport keeps its words and its height, without a canvas.
   *
   * @param {boolean} near
   */
  _nearChanged(near) {
    this._far = !near;
    this._suspendIfFar();
    if (near) {
      enqueue(() => this._begin());
    }
  }

  _begin() {
    // Removed before its turn: it begins where it is put again.
    if (!this.isConnected) {
      return;
    }
    // A chart that has left before its turn gets its texts without a canvas.
    if (!this._far) {
      this._view.marks.resume();
    }
    // A chart that a link opens is already near, and scheduled.
    if (!this._near) {
      this._near = true;
      this._schedule();
    }
  }

  // Paper shows all charts of a page, and does not wait for those that nobody has scrolled to.
  _drawForPaper() {
    if (!this._drawUnseen()) {
      this._begin();
    }
  }

  // Where another chart has loaded what draws this one.
  _drawUnseen() {
    const engine = !this._near && engineNow(this._chart);
    if (engine) {
      this._near = true;
      this._far = true;
      this._suspendIfFar();
      this._use(engine);
      if (this._draw()) {
        this._emitReady();
      }
    }
    return Boolean(engine);
  }

  // Whether it says nothing as long as nobody scrolls to it, and the page bundle draws it.
  _isMute() {
    return this._far && !this._near && !this.querySelector(':not(script)') && !this._notes().length;
  }

  _suspendIfFar() {
    if (this._far && !this._printing) {
      this._view.marks.suspend();
    }
  }

  // Properties that were set before this script ran are on the element itself and hide those of the class.
  _takeProperties() {
    const element = /** @type {any} */ (this);
    for (const name of ['large', 'report', ...TEXTS]) {
      if (Object.prototype.hasOwnProperty.call(element, name)) {
        const value = element[name];
        delete element[name];
        element[name] = value;
      }
    }
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    if (before !== now) {
      // Choices belong to one view, and units to one language.
      if (name === 'view' || name === 'src') {
        this._choice = {};
      } else if (name === 'lang') {
        this._choice = { ...this._choice, unit: undefined };
      }
      this._schedule();
    }
  }

  /**
   * A custom report: an object, or text.
   *
   * @returns {object | string | null | undefined}
   */
  get report() {
    return this._report;
  }

  set report(value) {
    const content = contentOf(value);
    const same = content === this._content && content !== undefined;
    this._report = value;
    this._content = content;
    // Frameworks set an equal object whenever they render.
    if (!same) {
      this._schedule();
    }
  }

  /**
   * Fulfilled with the element once it has drawn what it is asked for now, rejected with the error where it cannot.
   *
   * @returns {Promise<ReportChart>}
   */
  get ready() {
    return this._outcome().promise;
  }

  // What comes of the present request.
  _outcome() {
    /** @type {ReturnType<typeof awaited> | undefined} */
    this._awaited = this._awaited || awaited();
    return this._awaited;
  }

  /** The marks as drawn: `[{id, label, text, x, y, width, height}]` in CSS pixels of the element. */
  targets() {
    return this._view.targets();
  }

  /**
   * The interface of the chart for its parts.
   *
   * @returns {Chart & { view: View }}
   */
  _interface() {
    return {
      element: this,
      // Set by the constructor.
      view: /** @type {any} */ (null),
      report: undefined,
      article: null,
      request: () => this._request(),
      shown: () => this._shown(),
      isDrawn: () => Boolean(this._drawn),
      current: () => this._current(),
      choice: () => this._choice,
      choose: (field, value) => this._choose(field, value),
      select: (target) => this._select(target),
      open: (view, fromOverview) => this._open(view, fromOverview),
      drawWith: (engine) => {
        if (this._engine !== engine) {
          this._use(engine);
          this._draw(true);
        }
      },
      dropEngine: () => {
        this._leaveEngine();
        this._engine = null;
      },
      fail: (error) => this._fail(error),
      emit: (name, detail) => this._emit(name, detail),
      onRemoved: (act) => this._disposer.add(act),
      name: () => /** @type {string} */ (this._name),
      state: () => this._state(),
    };
  }

  // What is to be drawn, as JSON text.
  _request() {
    const request = {
      view: this.getAttribute('view') || null,
      lang: this.getAttribute('lang') || null,
      theme: this.getAttribute('theme') || null,
      large: isOn(this, 'large'),
      heading: this.getAttribute('heading-level') || null,
      print: Boolean(this._printing),
      notes: this._notes(),
      width: this._printing ? Math.min(this._width, PAPER) : this._width,
      report: this._reportNumber(),
      source: this.getAttribute(SOURCE) || null,
    };
    const around = environment(this, this._view.ruler);
    this._clear = around.clear;
    return json({ ...request, ...around, ...this._choice });
  }

  _reportNumber() {
    const { report } = this._chart;
    return report && report.number;
  }

  _shown() {
    const { id, lang, style } = this._view.page;
    return json([id, lang, style, this._choice, this._notes(), this._reportNumber()]);
  }

  /**
   * A function that returns whether the request is still the same, and the element in a document.
   */
  _current() {
    const asked = this._asked;
    return () => asked === this._asked && this.isConnected;
  }

  /**
   * Sets a choice of the reader: order, section or unit; empty for the view as described.
   *
   * @param {string} field
   * @param {string} value
   */
  _choose(field, value) {
    this._choice = { ...this._choice, [field]: value || undefined };
    this._moves = true;
    this._schedule();
  }

  _state() {
    const { id, lang } = this._view.page;
    const pins = this._view.pinned.join(',');
    return { view: id, lang, ...this._choice, pins, as: this._view.asTable ? 'table' : '' };
  }

  /** @param {import('../built/report_charts.js').PageTarget} target */
  _select(target) {
    this._emit('report-chart-select', {
      indicator: target.indicator,
      name: target.name,
      measure: target.id,
      label: target.label,
      source: { section: target.section, stated: target.stated },
    });
    if (target.opens) {
      this._open(target.opens, true);
    }
  }

  /**
   * The attribute is the state: a view that a reader opens becomes the view of the element.
   *
   * @param {string} view
   * @param {boolean} fromOverview
   */
  _open(view, fromOverview) {
    this._view.moveFocus(fromOverview);
    this._moves = true;
    this.setAttribute('view', view);
  }

  // Restores the state in the page's address, if there is one for this chart.
  _restore() {
    const state = stateFor(/** @type {string} */ (this._name));
    if (!state) {
      return;
    }
    for (const name of ['view', 'lang']) {
      const value = state[name];
      if (value) {
        this.setAttribute(name, value);
      }
    }
    this._choice = {};
    for (const field of CHOICES) {
      if (state[field]) {
        this._choice[field] = state[field];
      }
    }
    this._restored = state;
    this._near = true;
    this._schedule();
  }

  /**
   * Restores the rest of a state after the chart is drawn, and scrolls to it: the reader followed a link to this chart.
   *
   * @param {Choice} state
   */
  _finishRestoring({ pins, as }) {
    this._restored = null;
    this._view.showTable(as === 'table');
    const known = this._view.page.targets.map((target) => target.id);
    this._view.pinAll((pins || '').split(',').filter((id) => known.indexOf(id) >= 0));
    this.scrollIntoView(/** @type {any} */ ({ block: 'start', behavior: 'instant' }));
    uncover(this);
  }

  // Notes of the editor: an attribute with JSON, and child elements that name a figure.
  _notes() {
    const children = Array.from(this.querySelectorAll('[data-note]'), (note) => ({
      on: note.getAttribute('data-note'),
      text: textOf(note),
    }));
    const texts = [this.getAttribute('notes'), children.length ? json(children) : ''];
    return texts.filter(Boolean);
  }

  // Several changes in one task are one drawing.
  _schedule() {
    this._asked += 1;
    if (this._awaited && this._awaited.settled) {
      this._awaited = undefined;
    }
    const isCurrent = this._current();
    Promise.resolve().then(() => {
      if (isCurrent()) {
        this._start();
      }
    });
  }

  async _start() {
    if (!this._near) {
      return;
    }
    const isCurrent = this._current();
    let engine;
    try {
      // The page bundle draws reports as described.
      const needsTools = Boolean(this._full || CHOICES.some((field) => this._choice[field]) || this._notes().length);
      engine = await engineFor(this._chart, needsTools, (error) => this._reportError(error));
    } catch (error) {
      if (isCurrent()) {
        this._fail(error);
        this._retryLater(error);
      }
      return;
    }
    await turn();
    if (!isCurrent()) {
      return;
    }
    this._use(engine);
    if (this._draw(true)) {
      this._emitReady();
    }
  }

  /**
   * A file that failed may load later. All charts of a page together make a limited number of requests.
   *
   * @param {ReportError} error
   */
  _retryLater({ later }) {
    const isCurrent = this._current();
    if (later) {
      later.then(() => {
        if (isCurrent()) {
          this._schedule();
        }
      });
    }
  }

  /**
   * Draws with this engine.
   *
   * @param {DrawingEngine} engine
   */
  _use(engine) {
    this._leaveEngine();
    this._engine = engine;
    this._full = this._full || engine.full;
    engine.users.add(this._died);
  }

  _leaveEngine() {
    if (this._engine) {
      this._engine.users.delete(this._died);
    }
  }

  // The wasm instance has died, in this chart or in another one. The chart in which it died shows the content of its element until
  // its request changes; the others are drawn by a new instance.
  _engineDied() {
    this._engine = null;
    this._view.marks.release();
    if (this._broken !== this._request()) {
      this._schedule();
    }
  }

  /**
   * Draws the request at the present width, if there is a width and an engine, and something has changed.
   *
   * @param {boolean} [always] draws again
   */
  _draw(always) {
    const engine = this._engine;
    if (!engine || !this._width || !this._near || !this.isConnected) {
      // An element without width is drawn as soon as it has one, and is ready then.
      this._waiting = this._near && Boolean(engine);
      return false;
    }
    const sharp = devicePixelRatio * this._scale;
    const ratio = this._printing ? Math.max(3, sharp) : sharp;
    const request = this._request();
    const drawn = `${ratio} ${request}`;
    // An invalid request would fail again: its error is reported once.
    if (!always && drawn === this._refused) {
      return false;
    }
    try {
      if (always || drawn !== this._drawn) {
        const own = this.querySelector('[data-summary]');
        const drawing = engine.draw(request);
        const moves = Boolean(this._moves) && !matchMedia(REDUCED_MOTION).matches;
        this._view.show(drawing, { ratio, summary: own && textOf(own), moves, clear: Boolean(this._clear) });
        this._drawn = drawn;
        this._moves = false;
        this._view.page.faults.forEach((error) => this._reportError(error));
        this._readAlong();
      }
      /** @type {string | undefined} */
      this._refused = '';
    } catch (error) {
      this._refused = drawn;
      this._fail(error);
      return false;
    }
    if (this._restored) {
      this._finishRestoring(this._restored);
    }
    if (this._waiting) {
      this._waiting = false;
      this._emitReady();
    }
    return true;
  }

  _emitReady() {
    this._outcome().settle(this);
    onIdle(describeNext);
    this._emit('report-chart-ready', { view: this.getAttribute('view') || OVERVIEW });
  }

  // Links the chart with the article that `for` names, or ends the link with the one before.
  _readAlong() {
    if (this.getAttribute('for') || this._chart.article) {
      loadTools().then((tools) => tools.readAlong(this._chart)).catch((error) => this._reportError(error));
    }
  }

  // Figures whose text has an address are linked to their words there, once a reader turns to the chart.
  _linkSources() {
    const { report } = this._chart;
    if (this._drawn && !this._linked && (this.getAttribute(SOURCE) || (report && report.mayBeLinked))) {
      this._linked = true;
      loadTools().then((tools) => tools.linkSources(this._chart)).catch((error) => this._reportError(error));
    }
  }

  /** @param {ReportError} error */
  _fail(error) {
    this._drawn = '';
    this._restored = null;
    this._view.frame.style.minHeight = '';
    this._broken = error.code === 'engine-failed' ? this._request() : '';
    this._view.hide();
    this._reportError(error);
    this._outcome().settle(null, error);
  }

  /**
   * Reports an error, to the page each time and to the console once.
   *
   * @param {ReportError} error
   */
  _reportError(error) {
    const detail = {
      code: error.code || 'engine-failed',
      path: error.path || 'report-chart.wasm',
      message: error.message || String(error),
      faults: error.faults,
      more: error.more,
    };
    const message = `report-chart: ${detail.path}: ${detail.message} [${detail.code}]`;
    if (!logged.has(message)) {
      logged.add(message);
      logError(message);
    }
    this._emit('report-chart-error', detail);
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  _emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  /**
   * The page is zoomed, or its window moved to another screen. The query matches one resolution only, so it is renewed each time.
   *
   * @param {Disposer} disposer
   */
  _watchResolution(disposer) {
    const stop = onMediaChange(`(resolution: ${devicePixelRatio}dppx)`, () => {
      stop();
      this._draw();
      this._watchResolution(disposer);
    });
    disposer.add(stop);
  }
}

/**
 * Calls `act` in a task of its own once the document is parsed.
 *
 * @param {() => void} act
 */
function onParsed(act) {
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', act, { once: true });
  } else {
    Promise.resolve().then(act);
  }
}

/**
 * Gives a chart its words that nobody has scrolled to: who goes from picture to picture or from heading to heading, or searches the page,
 * does not scroll. The next one follows, because this one is then ready.
 */
function describeNext() {
  if (mayDescribe && Array.from(describers).some((describe) => describe())) {
    mayDescribe -= 1;
  }
}

/**
 * About the height that a chart is going to need.
 *
 * @param {HTMLElement} element
 */
function expectedHeight(element) {
  const view = element.getAttribute('view') || OVERVIEW;
  // The narrower the page, the fewer tiles of an overview are side by side.
  const height = view === OVERVIEW ? 400 + 340000 / innerWidth : innerWidth < 500 ? 600 : 450;
  return height * (isOn(element, 'large') ? 1.5 : 1);
}

/**
 * What a report is compared by; none where it has no text, which drawing reports.
 *
 * @param {any} report
 */
function contentOf(report) {
  try {
    return reportText(report);
  } catch (invalid) {
    return undefined;
  }
}

/** A promise that is settled from outside. Nobody has to look at it. */
function awaited() {
  /** @type {any} */
  const it = { settled: false };
  it.promise = new Promise((resolve, reject) => {
    it.settle = (/** @type {unknown} */ value, /** @type {unknown} */ error) => {
      it.settled = true;
      return error ? reject(error) : resolve(value);
    };
  });
  it.promise.catch(() => {});
  return it;
}

/** @param {Element} element */
function textOf(element) {
  return /** @type {string} */ (element.textContent).trim();
}

// Properties that frameworks set. Every element has `lang` already.
for (const name of TEXTS) {
  Object.defineProperty(ReportChart.prototype, name, {
    get() {
      return this.getAttribute(name) || '';
    },
    set(value) {
      if (value === null || value === undefined) {
        this.removeAttribute(name);
      } else {
        this.setAttribute(name, value);
      }
    },
  });
}
Object.defineProperty(ReportChart.prototype, 'large', {
  get() {
    return isOn(this, 'large');
  },
  set(value) {
    if (value && value !== 'false') {
      this.setAttribute('large', '');
    } else {
      this.removeAttribute('large');
    }
  },
});

// The first script on a page defines the element; another one, of whatever version, leaves it so.
if (!onServer) {
  const defined = /** @type {any} */ ('customElements' in window && customElements.get('report-chart'));
  if (defined === false) {
    logError('report-chart: found no custom elements in this browser; the content inside the element is shown instead');
  } else if (!defined) {
    customElements.define('report-chart', ReportChart);
  } else if (defined.build !== ReportChart.build) {
    logError('report-chart: two versions of the script are on this page; the one that came first is used');
  }
}
