// The custom element <report-chart>: attributes in, events out. It decides when to draw; what to draw, and every word,
// place and number comes from the engine.

import { stateFor } from './link.js';
import { loadTools } from './load-tools.js';
import { loadEngine } from './loader.js';
import { Shell } from './shell.js';
import { surroundings, watch } from './surroundings.js';

// How far below the window a chart begins to be drawn.
const NEAR = '600px';

const STILL = '(prefers-reduced-motion: reduce)';

// What a reader may choose of a view: fields of a request that only the second program reads.
const CHOICES = ['order', 'section', 'unit'];

// Messages that the console has been told; a hundred charts with one fault say it once.
const said = new Set();

// Where there is no document, on a server, importing this is no error: there is nothing to define, and nothing is drawn.
const Base = typeof HTMLElement === 'undefined' ? Object : HTMLElement;

export class ReportChart extends Base {
  static get observedAttributes() {
    return ['view', 'lang', 'theme', 'contrast', 'large', 'notes', 'heading-level'];
  }

  constructor() {
    super();
    this._choice = {};
    this._shell = new Shell(this.attachShadow({ mode: 'open' }), this._inside());
    this._width = 0;
    this._near = false;
    this._asked = 0;
  }

  connectedCallback() {
    const leaving = new AbortController();
    this._leaving = leaving;
    const { signal } = leaving;
    watch(this._shell.sensor, () => this._draw(), signal);
    // Paper is light, and sharper than any screen.
    const paper = (printing) => () => {
      this._printing = printing;
      this._draw();
    };
    addEventListener('beforeprint', paper(true), { signal });
    addEventListener('afterprint', paper(false), { signal });
    addEventListener('hashchange', () => this._restore(), { signal });
    this._watchResolution(signal);
    const near = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) {
          near.disconnect();
          this._near = true;
          this._ask();
        }
      },
      { rootMargin: NEAR },
    );
    near.observe(this);
    const resized = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) {
        if (target === this._shell.ruler) {
          this._width = Math.floor(contentRect.width);
        }
      }
      this._draw();
    });
    // The sensor is as wide as a letter: it tells when the page's text grows.
    resized.observe(this._shell.ruler);
    resized.observe(this._shell.sensor);
    this._shell.marks.listen(signal);
    signal.addEventListener('abort', () => {
      near.disconnect();
      resized.disconnect();
    });
    this._name = this._name || this.id || this.getAttribute('view') || 'overview';
    this._restore();
  }

  disconnectedCallback() {
    this._leaving.abort();
    this._near = false;
    this._width = 0;
    this._drawn = '';
    this._shell.marks.release();
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now) {
      this._ask();
    }
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
          this._engine = engine;
          this._draw(true);
        }
      },
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
    };
    return JSON.stringify({ ...request, ...surroundings(this, this._shell.ruler), ...this._choice });
  }

  // What sets the chart apart from others that were drawn here, its width aside.
  _shown() {
    const { id, lang, style } = this._shell.page;
    return JSON.stringify([id, lang, style, this._choice, this._notes()]);
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
    this._choice = {};
    this._moves = true;
    this.setAttribute('view', view);
  }

  // What a link has brought along: for this chart, or nothing.
  _restore() {
    const state = stateFor(this._name);
    if (!state) {
      return;
    }
    this._choice = {};
    for (const field of CHOICES) {
      if (state[field]) {
        this._choice[field] = state[field];
      }
    }
    for (const name of ['view', 'lang']) {
      if (state[name]) {
        this.setAttribute(name, state[name]);
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
    const texts = [this.getAttribute('notes'), children.length ? JSON.stringify(children) : ''];
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
    try {
      this._engine = await this._load();
    } catch (fault) {
      this._fail(fault);
      return;
    }
    // Removed, or asked for something else, while the engine was loading.
    if (asked === this._asked && this.isConnected && this._draw(true)) {
      this._tell('report-chart-ready', { view: this.getAttribute('view') || 'overview' });
    }
  }

  // The first program draws what an editor described; what a reader chose and an editor noted is the second's work.
  async _load() {
    const more = CHOICES.some((field) => this._choice[field]) || this._notes().length;
    return more || (this._engine && this._engine.full) ? (await loadTools()).loadFullEngine() : loadEngine();
  }

  // Draws what the attributes say at the present width; nothing while there is no width or no engine. What is drawn
  // already is not drawn again.
  _draw(anew) {
    if (!this._engine || !this._width || !this._near) {
      // A box without width is drawn as soon as it has one: then it is ready too.
      this._waiting = this._near && Boolean(this._engine);
      return false;
    }
    const ratio = this._printing ? Math.max(3, devicePixelRatio) : devicePixelRatio;
    try {
      const request = this._request();
      const drawn = `${ratio} ${request}`;
      if (anew || drawn !== this._drawn) {
        const own = this.querySelector('[data-summary]');
        const drawing = this._engine.draw(request);
        this._shell.show(drawing, { ratio, summary: own && own.textContent.trim(), moves: this._moves && !matchMedia(STILL).matches });
        this._drawn = drawn;
        this._moves = false;
        this._shell.page.faults.forEach((fault) => this._complain(fault));
      }
    } catch (fault) {
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

  _fail(fault) {
    this._drawn = '';
    this._shell.hide();
    this._complain(fault);
  }

  // Tells what is wrong, to the page each time and to the console once.
  _complain(fault) {
    const detail = {
      code: fault.code || 'engine-failed',
      path: fault.path || 'report-chart.wasm',
      message: fault.message || String(fault),
    };
    const message = `report-chart: ${detail.path}: ${detail.message} [${detail.code}]`;
    if (!said.has(message)) {
      said.add(message);
      console.error(message);
    }
    this._tell('report-chart-error', detail);
  }

  _tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  // Zoom, or a window moved to another screen: the query matches one resolution only, so it is asked anew each time.
  _watchResolution(signal) {
    const same = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const changed = () => {
      if (!signal.aborted) {
        this._draw();
        this._watchResolution(signal);
      }
    };
    same.addEventListener('change', changed, { once: true, signal });
  }
}

if (Base !== Object && !customElements.get('report-chart')) {
  customElements.define('report-chart', ReportChart);
}
