// The custom element <report-chart>: attributes in, events out. It decides when to draw; what to draw, and every word,
// place and number comes from the engine.

import { complain } from '../shared/errors.js';
import { Stay } from '../shared/compat.js';
import { json } from '../shared/json.js';
import { stateFor } from '../shared/url-state.js';
import { loadTools } from '../loader/load-tools.js';
import { loadEngine } from '../loader/chart-engine.js';
import { CHART_BUNDLE } from '../built/chart-bundle.js';
import { Shell } from './view.js';
import { surroundings, watch } from '../shared/environment.js';
import { inTurn } from './paint-queue.js';

// How far from the window a chart is drawn, and lets its picture go.
const NEAR = '600px';

const STILL = '(prefers-reduced-motion: reduce)';

// What a reader may choose of a view: fields of a request that only the second program reads.
const CHOICES = ['order', 'section', 'unit'];

// Attributes that are texts, and properties of the same names.
const TEXTS = ['view', 'theme', 'contrast', 'notes', 'src', 'for'];

// Messages that the console has been told; a hundred charts with one fault say it once.
const said = new Set();

// Where there is no document, on a server, importing this is no error: there is nothing to define, and nothing is drawn.
const Base = typeof HTMLElement === 'undefined' ? Object : HTMLElement;

export class ReportChart extends Base {
  static get observedAttributes() {
    return ['lang', 'large', 'heading-level', 'proof', ...TEXTS];
  }

  /** Tells versions apart. */
  static get build() {
    return CHART_BUNDLE.integrity;
  }

  constructor() {
    super();
    this._choice = {};
    this._shell = new Shell(this.attachShadow({ mode: 'open' }), this._inside());
    this._width = 0;
    this._near = false;
    this._away = false;
    this._asked = 0;
    this._lost = () => this._afterDeath();
  }

  connectedCallback() {
    const stay = new Stay();
    this._stay = stay;
    watch(this._shell.sensor, () => this._draw(), stay);
    // Paper is light, and sharper than any screen.
    const paper = (printing) => () => {
      this._printing = printing;
      if (printing) {
        this._shell.marks.wake();
      }
      this._draw();
      this._rest();
    };
    stay.listen(window, 'beforeprint', paper(true));
    stay.listen(window, 'afterprint', paper(false));
    stay.listen(window, 'hashchange', () => this._restore());
    // A page that comes back from the browser's memory, or a phone's from the background, may have lost its pictures.
    stay.listen(window, 'pageshow', (event) => event.persisted && this._draw(true));
    stay.listen(document, 'visibilitychange', () => {
      if (!document.hidden && this._shell.marks.isBlank()) {
        this._draw(true);
      }
    });
    this._watchResolution(stay);
    stay.whenNear(this, NEAR, (near) => this._approached(near));
    // The sensor is as wide as a letter: it tells when the page's text grows.
    const { ruler, sensor } = this._shell;
    stay.measure([ruler, sensor], () => {
      // The width as laid out, whatever the page scales it to; none while the chart is not displayed.
      this._width = Math.floor(parseFloat(getComputedStyle(ruler).width)) || 0;
      this._draw();
    });
    this._shell.marks.listen(stay);
    this._takeProperties();
    this._name = this._name || this.id || this.getAttribute('view') || 'overview';
    this._restore();
  }

  disconnectedCallback() {
    this._stay.end();
    this._leave();
    this._near = false;
    this._away = true;
    this._width = 0;
    this._drawn = '';
    this._shell.marks.release();
  }

  // Away from its readers again a chart keeps its words and its place, without its picture.
  _approached(near) {
    this._away = !near;
    this._rest();
    if (near) {
      inTurn(() => this._begin());
    }
  }

  _begin() {
    // Gone by before its turn came, it has its words without a picture.
    if (!this._away) {
      this._shell.marks.wake();
    }
    // What a link has brought is near already, and asked for.
    if (!this._near) {
      this._near = true;
      this._ask();
    }
  }

  _rest() {
    if (this._away && !this._printing) {
      this._shell.marks.sleep();
    }
  }

  // Set before this script came, they lie on the element itself and hide the real ones.
  _takeProperties() {
    for (const name of ['large', 'report', ...TEXTS]) {
      if (Object.prototype.hasOwnProperty.call(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now) {
      // What was chosen of one view means nothing in another, and each language has units of its own.
      if (name === 'view' || name === 'src') {
        this._choice = {};
      } else if (name === 'lang') {
        this._choice = { ...this._choice, unit: undefined };
      }
      this._ask();
    }
  }

  /** A report of the page's own: an object, or text. */
  get report() {
    return this._report;
  }

  set report(value) {
    this._report = value;
    this._ask();
  }

  /** The marks as drawn: `[{id, label, text, x, y, width, height}]` in CSS pixels of the element. */
  targets() {
    return this._shell.targets();
  }

  // What the parts inside may ask and tell.
  _inside() {
    return {
      element: this,
      request: () => this._request(),
      shown: () => this._shown(),
      choice: () => this._choice,
      choose: (field, value) => this._choose(field, value),
      chosen: (target) => this._chosen(target),
      open: (view, fromOverview) => this._open(view, fromOverview),
      // Draws with the second program from now on.
      drawWith: (engine) => {
        if (this._engine !== engine) {
          this._use(engine);
          this._draw(true);
        }
      },
      failed: (fault) => this._fail(fault),
      // What a link has to hold to find this chart again and bring its state back.
      name: () => this._name,
      state: () => this._state(),
    };
  }

  // What is to be drawn, for the engine.
  _request() {
    const request = {
      view: this.getAttribute('view'),
      lang: this.getAttribute('lang'),
      theme: this.getAttribute('theme'),
      large: this.hasAttribute('large'),
      heading: this.getAttribute('heading-level'),
      print: Boolean(this._printing),
      notes: this._notes(),
      width: this._width,
      report: this._own,
    };
    return json({ ...request, ...surroundings(this, this._shell.ruler), ...this._choice });
  }

  // What sets the chart apart from others that were drawn here, its width aside.
  _shown() {
    const { id, lang, style } = this._shell.page;
    return json([id, lang, style, this._choice, this._notes(), this._own]);
  }

  // Order, section or unit as a reader wants it; empty for the view as described.
  _choose(field, value) {
    this._choice = { ...this._choice, [field]: value || undefined };
    this._moves = true;
    this._ask();
  }

  _state() {
    const { id, lang } = this._shell.page;
    const pins = this._shell.pinned.join(',');
    return { view: id, lang, ...this._choice, pins, as: this._shell.asTable ? 'table' : '' };
  }

  _chosen(target) {
    this._tell('report-chart-select', {
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

  // The attribute is the state: what a reader opens is what the element shows.
  _open(view, fromOverview) {
    this._shell.moveFocus(fromOverview);
    this._moves = true;
    this.setAttribute('view', view);
  }

  // What a link has brought along: for this chart, or nothing.
  _restore() {
    const state = stateFor(this._name);
    if (!state) {
      return;
    }
    for (const name of ['view', 'lang']) {
      if (state[name]) {
        this.setAttribute(name, state[name]);
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
    this._ask();
  }

  // The rest of it, once there is a chart: it is what the reader came for.
  _finishRestoring() {
    const { pins, as } = this._restored;
    this._restored = null;
    this._shell.showTable(as === 'table');
    const known = this._shell.page.targets.map((target) => target.id);
    this._shell.pinAll((pins || '').split(',').filter((id) => known.indexOf(id) >= 0));
    this.scrollIntoView({ block: 'start' });
  }

  // Notes of the editor: an attribute that holds JSON, and child elements that name what they stand at.
  _notes() {
    const children = Array.from(this.querySelectorAll('[data-note]'), (note) => ({
      on: note.getAttribute('data-note'),
      text: note.textContent.trim(),
    }));
    const texts = [this.getAttribute('notes'), children.length ? json(children) : ''];
    return texts.filter(Boolean);
  }

  // Several changes in one turn are one drawing.
  _ask() {
    const asked = ++this._asked;
    Promise.resolve().then(() => {
      if (asked === this._asked) {
        this._start();
      }
    });
  }

  async _start() {
    if (!this._near || !this.isConnected) {
      return;
    }
    const asked = this._asked;
    let engine;
    try {
      engine = await this._load();
    } catch (fault) {
      if (this.isConnected && asked === this._asked) {
        this._fail(fault);
        this._tryLater(fault);
      }
      return;
    }
    // Removed, or asked for something else, while the engine was loading.
    if (asked !== this._asked || !this.isConnected) {
      return;
    }
    this._use(engine);
    if (this._draw(true)) {
      this._tell('report-chart-ready', { view: this.getAttribute('view') || 'overview' });
    }
  }

  // The first program draws what an editor described; what a reader chose, what an editor noted, and reports of the page's own
  // are the second's work.
  async _load() {
    const own = this.report || this.src || this.querySelector('script[type="application/json"],script[type="text/csv"]');
    if (own || this._full || CHOICES.some((field) => this._choice[field]) || this._notes().length) {
      try {
        const tools = await loadTools();
        await tools.openReport(this);
        return await tools.loadFullEngine(true);
      } catch (fault) {
        if (own) {
          throw fault;
        }
        // The chart as described is better than none; what is missing is told.
        this._complain(fault);
      }
    }
    return loadEngine(true);
  }

  // A file that failed may come yet. However often charts ask, the page's requests are bounded.
  _tryLater({ later }) {
    const { _stay: stay, _asked: asked } = this;
    if (later) {
      later.then(() => {
        if (!stay.over && asked === this._asked) {
          this._ask();
        }
      });
    }
  }

  // Draws with this engine from now on, and hears of its end.
  _use(engine) {
    this._leave();
    this._engine = engine;
    this._full = this._full || engine.full;
    engine.users.add(this._lost);
  }

  _leave() {
    if (this._engine) {
      this._engine.users.delete(this._lost);
    }
  }

  // The program has died, in this chart or in another one. The one in which it did keeps to what the element holds until
  // something else is asked of it; the others are drawn by a fresh instance.
  _afterDeath() {
    this._engine = null;
    this._shell.marks.release();
    if (this._broken !== this._request()) {
      this._ask();
    }
  }

  // Draws what the attributes say at the present width; nothing while there is no width or no engine. What is drawn
  // already is not drawn again.
  _draw(anew) {
    if (!this._engine || !this._width || !this._near || !this.isConnected) {
      // A box without width is drawn as soon as it has one: then it is ready too.
      this._waiting = this._near && Boolean(this._engine);
      return false;
    }
    const ratio = this._printing ? Math.max(3, devicePixelRatio) : devicePixelRatio;
    const request = this._request();
    const drawn = `${ratio} ${request}`;
    // What was refused once is refused again: it is told once.
    if (!anew && drawn === this._refused) {
      return false;
    }
    try {
      if (anew || drawn !== this._drawn) {
        const own = this.querySelector('[data-summary]');
        const drawing = this._engine.draw(request);
        this._shell.show(drawing, { ratio, summary: own && own.textContent.trim(), moves: this._moves && !matchMedia(STILL).matches });
        this._drawn = drawn;
        this._moves = false;
        this._shell.page.faults.forEach((fault) => this._complain(fault));
        this._readAlong();
      }
      this._refused = '';
    } catch (fault) {
      this._refused = drawn;
      this._fail(fault);
      return false;
    }
    if (this._restored) {
      this._finishRestoring();
    }
    if (this._waiting) {
      this._waiting = false;
      this._tell('report-chart-ready', { view: this.getAttribute('view') || 'overview' });
    }
    return true;
  }

  // The article that the chart stands beside, if the page names one, or has named one before.
  _readAlong() {
    if (this.for || this._along) {
      loadTools().then((tools) => tools.readAlong(this)).catch((fault) => this._complain(fault));
    }
  }

  _fail(fault) {
    this._drawn = '';
    this._restored = null;
    this._broken = fault.code === 'engine-failed' ? this._request() : '';
    this._shell.hide();
    this._complain(fault);
  }

  // Tells what is wrong, to the page each time and to the console once.
  _complain(fault) {
    const detail = {
      code: fault.code || 'engine-failed',
      path: fault.path || 'report-chart.wasm',
      message: fault.message || String(fault),
      faults: fault.faults,
    };
    const message = `report-chart: ${detail.path}: ${detail.message} [${detail.code}]`;
    if (!said.has(message)) {
      said.add(message);
      complain(message);
    }
    this._tell('report-chart-error', detail);
  }

  _tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  // Zoom, or a window moved to another screen: the query matches one resolution only, so it is asked anew each time.
  _watchResolution(stay) {
    const watched = new Stay();
    watched.watch(`(resolution: ${devicePixelRatio}dppx)`, () => {
      watched.end();
      this._draw();
      this._watchResolution(stay);
    });
    stay.until(() => watched.end());
  }
}

// What frameworks set as properties. `lang` is one of every element already.
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
    return this.hasAttribute('large');
  },
  set(value) {
    if (value) {
      this.setAttribute('large', '');
    } else {
      this.removeAttribute('large');
    }
  },
});

// The first script on a page defines the element; another one, of whatever version, leaves it so.
const defined = Base !== Object && 'customElements' in window && customElements.get('report-chart');
if (Base === Object) {
  // On a server there is nothing to define.
} else if (defined === false) {
  complain('report-chart: found no custom elements in this browser; the content inside the element is shown instead');
} else if (!defined) {
  customElements.define('report-chart', ReportChart);
} else if (defined.build !== ReportChart.build) {
  complain('report-chart: two versions of the script are on this page; the one that came first is used');
}
