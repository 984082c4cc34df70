// Lighting parts of an article without changing it: highlights of the browser, or, where it has none, boxes that lie over the
// text and belong to the chart.

import { part } from '../shared/dom.js';
import { Stay, fill } from '../shared/compat.js';

// What is lit: sentences, figures in them, and figures that differ from the report, which stay lit for editors. The later ones lie
// on the earlier ones.
const KINDS = ['sentence', 'figure', 'differs'];

const name = (kind) => `report-chart-${kind}`;
// Greys that stand out from light grounds and dark ones. What differs has a shape of its own: a wave.
export const WASH = 'rgba(127, 127, 127, .16)';
const WRONG = '#d63a3a';
const WRONG_WASH = 'rgba(214, 58, 58, .14)';
const RULES = `@media screen {
  ::highlight(${name('sentence')}), ::highlight(${name('figure')}) { background-color: ${WASH}; }
  ::highlight(${name('figure')}) { text-decoration: underline 2px; }
  ::highlight(${name('differs')}) { background-color: ${WRONG_WASH}; text-decoration: underline wavy ${WRONG} 2px; }
}
@media screen and (forced-colors: active) {
  ::highlight(${name('sentence')}), ::highlight(${name('figure')}) { background-color: Highlight; color: HighlightText; }
  ::highlight(${name('differs')}) { background-color: Canvas; color: CanvasText; text-decoration: underline wavy CanvasText 2px; }
}`;

/** What a chart lights in an article: `show({sentence, figure, differs})` with ranges, `end()`. */
export function lightFor(element, article) {
  const root = article.getRootNode();
  const able =
    'highlights' in CSS && 'Highlight' in window && 'adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype;
  return able ? new Highlights(root) : new Boxes(element, article);
}

// The highlights of a page are there while a chart of it lights an article, and so are their rules in the article's tree.
let sheet = null;
let users = 0;
const roots = new Map();

class Highlights {
  constructor(root) {
    this._root = root;
    this._ranges = [];
    if (!users) {
      KINDS.forEach((kind, i) => {
        const highlight = new Highlight();
        highlight.priority = i;
        CSS.highlights.set(name(kind), highlight);
      });
      sheet = new CSSStyleSheet();
      sheet.replaceSync(RULES);
    }
    users += 1;
    const before = roots.get(root) || 0;
    roots.set(root, before + 1);
    if (!before) {
      root.adoptedStyleSheets = Array.from(root.adoptedStyleSheets).concat(sheet);
    }
  }

  show(parts) {
    // A page may have thrown out what it does not know.
    const highlight = (kind) => CSS.highlights.get(name(kind)) || new Set();
    this._ranges.forEach(([kind, range]) => highlight(kind).delete(range));
    this._ranges = [];
    KINDS.forEach((kind) => {
      parts[kind].forEach((range) => {
        highlight(kind).add(range);
        this._ranges.push([kind, range]);
      });
    });
  }

  end() {
    this.show({ sentence: [], figure: [], differs: [] });
    users -= 1;
    const left = roots.get(this._root) - 1;
    roots.set(this._root, left);
    if (!left) {
      roots.delete(this._root);
      this._root.adoptedStyleSheets = Array.from(this._root.adoptedStyleSheets).filter((other) => other !== sheet);
    }
    if (!users) {
      KINDS.forEach((kind) => CSS.highlights.delete(name(kind)));
    }
  }
}

const LOOKS = {
  sentence: { background: WASH },
  figure: { background: WASH, borderBottom: '2px solid' },
  differs: { background: WRONG_WASH, borderBottom: `3px dotted ${WRONG}` },
};

// They are fixed, so that nothing can be scrolled because of them, and go along with what they lie on.
class Boxes {
  constructor(element, article) {
    this._parts = null;
    this._stay = new Stay();
    this._layer = part('div', 'light');
    this._layer.setAttribute('aria-hidden', 'true');
    Object.assign(this._layer.style, { position: 'fixed', left: '0', top: '0', width: '0', height: '0', pointerEvents: 'none' });
    element.shadowRoot.append(this._layer);
    const soon = () => this._soon();
    // Whatever scrolls, the window or a box around the article.
    window.addEventListener('scroll', soon, true);
    this._stay.until(() => window.removeEventListener('scroll', soon, true));
    this._stay.measure([article, document.documentElement], soon);
    const printing = (hidden) => () => {
      this._layer.hidden = hidden;
    };
    this._stay.listen(window, 'beforeprint', printing(true));
    this._stay.listen(window, 'afterprint', printing(false));
    this._stay.until(() => cancelAnimationFrame(this._frame));
  }

  show(parts) {
    this._parts = parts;
    this._place();
  }

  _soon() {
    cancelAnimationFrame(this._frame);
    this._frame = requestAnimationFrame(() => this._place());
  }

  _place() {
    const { left, top } = this._layer.getBoundingClientRect();
    const boxes = [];
    KINDS.forEach((kind) => {
      const ranges = this._parts ? this._parts[kind] : [];
      ranges.forEach((range) => {
        Array.from(range.getClientRects()).forEach((rect) => {
          const box = document.createElement('div');
          // Not the bare name: the figure around the chart has it, with rules of its own.
          box.className = `lit-${kind}`;
          const size = { width: `${rect.width}px`, height: `${rect.height}px` };
          const at = { left: `${rect.left - left}px`, top: `${rect.top - top}px` };
          Object.assign(box.style, { position: 'absolute', boxSizing: 'border-box' }, at, size, LOOKS[kind]);
          boxes.push(box);
        });
      });
    });
    fill(this._layer, ...boxes);
  }

  end() {
    this._stay.end();
    this._layer.remove();
  }
}
