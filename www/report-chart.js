// The custom element <report-chart>: attributes in, events out. It decides when to draw; what to draw, and every word,
// place and number comes from the engine.

import { loadEngine } from './loader.js';
import { Shell } from './shell.js';

// How far below the window a chart begins to be drawn.
const NEAR = '600px';

const DARK = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';

// Messages that the console has been told; a hundred charts with one fault say it once.
const said = new Set();

export class ReportChart extends HTMLElement {
  static get observedAttributes() {
    return ['view', 'lang', 'theme'];
  }

  constructor() {
    super();
    this._shell = new Shell(this.attachShadow({ mode: 'open' }), {
      select: (target) => this._select(target),
      back: (overview) => this._open(overview, false),
    });
    this._width = 0;
    this._near = false;
    this._asked = 0;
  }

  connectedCallback() {
    const leaving = new AbortController();
    this._leaving = leaving;
    for (const query of [DARK, FORCED]) {
      matchMedia(query).addEventListener('change', () => this._draw(), { signal: leaving.signal });
    }
    // Paper is light, and sharper than any screen.
    const paper = (printing) => () => {
      this._printing = printing;
      this._draw();
    };
    addEventListener('beforeprint', paper(true), { signal: leaving.signal });
    addEventListener('afterprint', paper(false), { signal: leaving.signal });
    this._watchResolution(leaving.signal);
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
      const width = Math.floor(entries[entries.length - 1].contentRect.width);
      if (width !== this._width) {
        this._width = width;
        this._draw();
      }
    });
    resized.observe(this._shell.ruler);
    this._shell.listen(leaving.signal);
    leaving.signal.addEventListener('abort', () => {
      near.disconnect();
      resized.disconnect();
    });
  }

  disconnectedCallback() {
    this._leaving.abort();
    this._near = false;
    this._width = 0;
    this._shell.release();
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now) {
      this._ask();
    }
  }

  /** The marks as drawn: `[{id, label, text, x, y, width, height}]` in CSS pixels of the element. */
  targets() {
    return this._shell.targets(this);
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
      this._engine = await loadEngine();
    } catch (fault) {
      this._fail(fault);
      return;
    }
    // Removed, or asked for something else, while the engine was loading.
    if (asked === this._asked && this.isConnected && this._draw()) {
      this._tell('report-chart-ready', { view: this.getAttribute('view') || 'overview' });
    }
  }

  // Draws what the attributes say at the present width; nothing while there is no width or no engine.
  _draw() {
    if (!this._engine || !this._width || !this._near) {
      // A box without width is drawn as soon as it has one: then it is ready too.
      this._waiting = this._near && Boolean(this._engine);
      return false;
    }
    let drawing;
    try {
      drawing = this._engine.draw(
        this.getAttribute('view'),
        this.getAttribute('lang'),
        languagesAround(this).join(' '),
        this._printing ? 'light' : this.getAttribute('theme'),
        this._printing ? 'light' : preferred(this._shell.ruler),
        this._width,
      );
      this._shell.show(drawing, this._printing ? Math.max(3, devicePixelRatio) : devicePixelRatio);
    } catch (fault) {
      this._fail(fault);
      return false;
    }
    if (this._waiting) {
      this._waiting = false;
      this._tell('report-chart-ready', { view: this.getAttribute('view') || 'overview' });
    }
    return true;
  }

  _fail(fault) {
    const detail = {
      code: fault.code || 'engine-failed',
      path: fault.path || 'report-chart.wasm',
      message: fault.message || String(fault),
    };
    this._shell.hide();
    const message = `report-chart: ${detail.path}: ${detail.message} [${detail.code}]`;
    if (!said.has(message)) {
      said.add(message);
      console.error(message);
    }
    this._tell('report-chart-error', detail);
  }

  _select(target) {
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
    this.setAttribute('view', view);
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

// What the reader's system prefers, or, where it forces its colours on pages, these: a canvas is not recoloured by the
// browser. An element of ours resolves their names.
function preferred(probe) {
  if (!matchMedia(FORCED).matches) {
    return matchMedia(DARK).matches ? 'dark' : 'light';
  }
  const colours = ['Canvas', 'CanvasText', 'GrayText'].map((name) => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  });
  probe.style.color = '';
  return colours.join(';');
}

// The lang attributes around an element, nearest first, through shadow roots.
function languagesAround(element) {
  const languages = [];
  let node = element;
  while (node) {
    node = node.parentNode || node.host;
    if (node && node.hasAttribute && node.hasAttribute('lang')) {
      languages.push(node.getAttribute('lang'));
    }
  }
  return languages;
}

if (!customElements.get('report-chart')) {
  customElements.define('report-chart', ReportChart);
}
