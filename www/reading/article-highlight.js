// @ts-check
// Highlights parts of an article without changing it: with the browser's custom highlights, or, where there are none, with boxes
// that lie over the text and belong to the chart.

import { onResize, setChildren } from '../shared/compat.js';
import { Disposer } from '../shared/disposer.js';
import { part } from '../shared/dom.js';

/** @typedef {{ sentence: Range[], figure: Range[], differs: Range[] }} Parts */
/** @typedef {{ show(parts: Parts): void, end(): void }} Highlighter */

// What is highlighted: sentences, figures in them, and figures that differ from the report, which stay highlighted for editors.
// Later kinds lie over earlier ones.
/** @type {(keyof Parts)[]} */
const KINDS = ['sentence', 'figure', 'differs'];

/** @param {keyof Parts} kind */
const name = (kind) => `report-chart-${kind}`;
// Greys that are visible on light and dark backgrounds. What differs has a shape of its own as well: a wave.
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

/**
 * What highlights parts of an article for one chart.
 *
 * @param {HTMLElement} element the chart
 * @param {Element} article
 * @returns {Highlighter}
 */
export function highlighterFor(element, article) {
  const root = /** @type {Document | ShadowRoot} */ (article.getRootNode());
  const able =
    'highlights' in CSS && 'Highlight' in window && 'adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype;
  return able ? new Highlights(root) : new Boxes(element, article);
}

// The highlights of a page exist while a chart of it stands beside an article, and so do their rules in the article's tree.
/** @type {CSSStyleSheet} */
let sheet;
let users = 0;
/** @type {Map<Document | ShadowRoot, number>} */
const roots = new Map();

/** @implements {Highlighter} */
class Highlights {
  /** @param {Document | ShadowRoot} root */
  constructor(root) {
    this._root = root;
    /** @type {[keyof Parts, Range][]} */
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

  /** @param {Parts} parts */
  show(parts) {
    // A page may have removed what it does not know.
    /** @param {keyof Parts} kind */
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
    const left = /** @type {number} */ (roots.get(this._root)) - 1;
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

/**
 * Boxes with a fixed position, which add nothing to the scrollable area, and follow the text.
 *
 * @implements {Highlighter}
 */
class Boxes {
  /**
   * @param {HTMLElement} element
   * @param {Element} article
   */
  constructor(element, article) {
    /** @type {Parts | null} */
    this._parts = null;
    this._frame = 0;
    const disposer = new Disposer();
    this._disposer = disposer;
    this._layer = part('div', 'light');
    this._layer.setAttribute('aria-hidden', 'true');
    Object.assign(this._layer.style, { position: 'fixed', left: '0', top: '0', width: '0', height: '0', pointerEvents: 'none' });
    /** @type {ShadowRoot} */ (element.shadowRoot).append(this._layer);
    const soon = () => {
      cancelAnimationFrame(this._frame);
      this._frame = requestAnimationFrame(() => this._place());
    };
    // Anything may scroll: the window, or a box around the article.
    window.addEventListener('scroll', soon, true);
    disposer.add(() => window.removeEventListener('scroll', soon, true));
    disposer.add(onResize([/** @type {HTMLElement} */ (article), document.documentElement], soon));
    /** @type {(hidden: boolean) => () => void} */
    const printing = (hidden) => () => {
      this._layer.hidden = hidden;
    };
    disposer.listen(window, 'beforeprint', printing(true));
    disposer.listen(window, 'afterprint', printing(false));
    disposer.add(() => cancelAnimationFrame(this._frame));
  }

  /** @param {Parts} parts */
  show(parts) {
    this._parts = parts;
    this._place();
  }

  _place() {
    const { left, top } = this._layer.getBoundingClientRect();
    const parts = this._parts;
    /** @type {HTMLElement[]} */
    const boxes = [];
    KINDS.forEach((kind) => {
      const ranges = parts ? parts[kind] : [];
      ranges.forEach((range) => {
        Array.from(range.getClientRects()).forEach((rect) => {
          const box = document.createElement('div');
          // A class of its own: the figure around the chart has one with the bare name, and rules for it.
          box.className = `lit-${kind}`;
          const size = { width: `${rect.width}px`, height: `${rect.height}px` };
          const at = { left: `${rect.left - left}px`, top: `${rect.top - top}px` };
          Object.assign(box.style, { position: 'absolute', boxSizing: 'border-box' }, at, size, LOOKS[kind]);
          boxes.push(box);
        });
      });
    });
    setChildren(this._layer, ...boxes);
  }

  end() {
    this._disposer.dispose();
    this._layer.remove();
  }
}
