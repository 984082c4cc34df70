// @ts-check
// A chart beside an article: the figures of the article that are drawn, and the marks (or the rows of the table), highlight each
// other. Which figure a sentence is about is decided by the wasm; here the text of the page is read, and pointers are followed.

import { POINTER_DOWN, POINTER_LEAVE, POINTER_MOVE, fromMouse, onNear, setChildren } from '../shared/compat.js';
import { Disposer } from '../shared/disposer.js';
import { isOn } from '../shared/dom.js';
import { highlighterFor } from './article-highlight.js';
import { ArticleRows, describedBy } from './article-rows.js';
import { ArticleText } from './article-text.js';
import { unitsOf } from './text-offsets.js';

/** @typedef {import('../shared/types.js').Chart} Chart */
/** @typedef {import('./types.js').Reading} Reading */
/** @typedef {[number, number]} Span from and to, in offsets of the article's text */
/** @typedef {(from: number, to: number) => boolean} IsUnder whether a part of the text is under the pointer */

/**
 * A finding, with its offsets as the page counts them.
 *
 * @typedef {object} Found
 * @property {import('./types.js').Finding} finding
 * @property {number} from
 * @property {number} to
 * @property {Span} sentence
 */

const POINTER_UP = POINTER_DOWN.replace('down', 'up');
// How far a finger moves and still taps, in CSS pixels.
const TAP = 10;
// How long an article that changes is not read again, in milliseconds.
const SETTLE = 300;
// How much of a line's height belongs to it above and below its letters.
const LEADING = 0.4;
// An article that is shown at all, however far from the viewport.
const ANYWHERE = '9999999px';

/**
 * Articles that charts stand beside, by their elements.
 *
 * @type {Map<Element, Article>}
 */
const articles = new Map();

/**
 * The links of charts, and the ids of articles that were not found.
 *
 * @type {WeakMap<Chart, Link>}
 */
const links = new WeakMap();
/** @type {WeakMap<Chart, string>} */
const missing = new WeakMap();

/**
 * Links a drawn chart with the article that its `for` names.
 *
 * @param {Chart} chart
 * @param {string} report the text of its report, empty for the built-in one
 * @param {Reading} reading
 */
export function linkArticle(chart, report, reading) {
  const { element } = chart;
  const id = element.getAttribute('for') || '';
  if (!element.isConnected || !chart.isDrawn()) {
    return;
  }
  const article = id && articleOf(element, id);
  let link = links.get(chart);
  if (link && link.article.element !== article) {
    link.end();
    link = undefined;
  }
  if (article) {
    link = link || new Link(chart, article);
    link.renew(report, reading);
    missing.delete(chart);
  } else if (id && missing.get(chart) !== id) {
    missing.set(chart, id);
    awaitArticle(chart, id, () => linkArticle(chart, report, reading));
    const message = `found no element with the id \`${id}\`; accepted is the id of the article that the chart stands beside`;
    throw { code: 'unknown-article', path: 'for', message };
  }
}

/**
 * @param {Element} element
 * @param {string} id
 */
function articleOf(element, id) {
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  return (root.getElementById && root.getElementById(id)) || document.getElementById(id);
}

/**
 * Calls `act` when a page adds the article that it did not have.
 *
 * @param {Chart} chart
 * @param {string} id
 * @param {() => void} act
 */
function awaitArticle({ element, onRemoved }, id, act) {
  const observer = new MutationObserver(() => {
    const isWanted = element.getAttribute('for') === id;
    if (!isWanted || articleOf(element, id)) {
      observer.disconnect();
      if (isWanted) {
        act();
      }
    }
  });
  for (const root of new Set([document, element.getRootNode()])) {
    observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['id'] });
  }
  onRemoved(() => observer.disconnect());
}

/** One for all charts that stand beside it. */
class Article {
  /** @param {Element} element */
  static of(element) {
    const known = articles.get(element) || new Article(element);
    articles.set(element, known);
    return known;
  }

  /** @param {Element} element */
  constructor(element) {
    this.element = element;
    /** @type {Set<Link>} */
    this.links = new Set();
    this.text = new ArticleText(element);
    /**
     * What the wasm has found, by language and report.
     *
     * @type {Map<string, Found[]>}
     */
    this._found = new Map();
    this._settling = 0;
    this._frame = 0;
    /** @type {Span} */
    this._from = [Infinity, Infinity];
    const disposer = new Disposer();
    this._disposer = disposer;
    const observer = new MutationObserver(() => this._changed());
    const attributeFilter = ['hidden', 'class', 'style'];
    observer.observe(element, { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter });
    disposer.add(() => observer.disconnect());
    // A part that a page shows later has changed so; the article itself comes near. Sizes are not observed: charts inside change them
    // when they are drawn for another width, which browsers would report as a loop.
    disposer.add(onNear([/** @type {HTMLElement} */ (element)], ANYWHERE, (shown) => shown && this._changed()));
    disposer.add(() => clearTimeout(this._settling));
    disposer.add(() => cancelAnimationFrame(this._frame));
    disposer.listen(element, POINTER_MOVE, (event) => this._moved(event));
    disposer.listen(element, POINTER_LEAVE, (event) => fromMouse(event) && this._point(null));
    // A finger that taps, and does not scroll.
    disposer.listen(document, POINTER_DOWN, (event) => this._pressed(event));
    disposer.listen(element, POINTER_UP, (event) => this._released(event));
    disposer.listen(element, 'focusin', ({ target }) => target.nodeName === 'A' && this._updateLinks(this.text.within(target), () => true));
    disposer.listen(element, 'focusout', ({ target }) => target.nodeName === 'A' && this._updateLinks(undefined, () => false));
  }

  /** @param {Link} link */
  join(link) {
    this.links.add(link);
  }

  /** @param {Link} link */
  leave(link) {
    this.links.delete(link);
    if (!this.links.size) {
      this._disposer.dispose();
      articles.delete(this.element);
    }
  }

  /**
   * The findings in the text.
   *
   * @param {string} report
   * @param {string} lang
   * @param {Reading} reading
   * @returns {Found[]}
   */
  found(report, lang, reading) {
    const key = `${lang}\n${report}`;
    const known = this._found.get(key);
    if (known) {
      return known;
    }
    const { text } = this.text;
    const at = unitsOf(text);
    /** @type {Found[]} */
    const found = reading.proof(text, report, lang).map((finding) => {
      const [from, to] = finding.sentence;
      return { finding, from: at(finding.start), to: at(finding.end), sentence: [at(from), at(to)] };
    });
    this._found.set(key, found);
    return found;
  }

  _changed() {
    if (this._settling) {
      return;
    }
    this._settling = setTimeout(() => {
      this._settling = 0;
      const text = new ArticleText(this.element);
      if (!text.equals(this.text)) {
        this.text = text;
        this._found = new Map();
        this.links.forEach((link) => link.update());
      }
    }, SETTLE);
  }

  /**
   * Not while text is being selected.
   *
   * @param {MouseEvent} event
   */
  _moved(event) {
    if (fromMouse(event) && !event.buttons) {
      cancelAnimationFrame(this._frame);
      this._frame = requestAnimationFrame(() => this._point(event));
    }
  }

  /** @param {MouseEvent} event */
  _pressed(event) {
    this._from = [event.clientX, event.clientY];
    if (!fromMouse(event) && event.composedPath().indexOf(this.element) < 0) {
      this._point(null);
    }
  }

  /** @param {MouseEvent} event */
  _released(event) {
    const [x, y] = this._from;
    if (!fromMouse(event) && Math.abs(event.clientX - x) < TAP && Math.abs(event.clientY - y) < TAP) {
      this._point(event);
    }
  }

  /**
   * Finds what is under a pointer: the browser knows the nearest letter; its boxes show whether it is under the pointer.
   *
   * @param {MouseEvent | null} event
   */
  _point(event) {
    cancelAnimationFrame(this._frame);
    const at = event && !isChart(event.target) ? offsetAt(this.text, event.clientX, event.clientY) : -1;
    this._updateLinks(at < 0 ? undefined : [at, at], (from, to) => {
      const range = this.text.range(from, to);
      return Boolean(event && range && covers(range, event.clientX, event.clientY));
    });
  }

  /**
   * @param {Span | undefined} span
   * @param {IsUnder} isUnder
   */
  _updateLinks(span, isUnder) {
    this.links.forEach((link) => link.pointInArticle(span, isUnder));
  }
}

/** @param {EventTarget | null} target */
function isChart(target) {
  return /** @type {Element} */ (target).nodeName === 'REPORT-CHART';
}

/**
 * @param {ArticleText} text
 * @param {number} x
 * @param {number} y
 */
function offsetAt(text, x, y) {
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret ? text.offsetOf(caret.offsetNode, caret.offset) : -1;
  }
  const range = document.caretRangeFromPoint && document.caretRangeFromPoint(x, y);
  return range ? text.offsetOf(range.startContainer, range.startOffset) : -1;
}

/**
 * @param {Range} range
 * @param {number} x
 * @param {number} y
 */
function covers(range, x, y) {
  return Array.from(range.getClientRects()).some(({ left, right, top, bottom, height }) => {
    const leading = height * LEADING;
    return x >= left - 1 && x <= right + 1 && y >= top - leading && y <= bottom + leading;
  });
}

/** A chart and its article. */
class Link {
  /**
   * @param {Chart} chart
   * @param {Element} article
   */
  constructor(chart, article) {
    this.article = Article.of(article);
    this._chart = chart;
    this._highlighter = highlighterFor(chart.element, article);
    this._report = '';
    /** @type {Reading | null} */
    this._reading = null;
    this._words = { said: '', go: '' };
    /** @type {Found[]} */
    this._found = [];
    /**
     * What is pointed at in the article.
     *
     * @type {Found[]}
     */
    this._inArticle = [];
    // The sentences about each figure, for readers who do not see them highlighted.
    this._sentences = document.createElement('div');
    this._sentences.id = 'article';
    this._sentences.hidden = true;
    const { marks, table } = chart.view;
    marks.element.append(this._sentences);
    marks.onPoint = () => this._highlightPointed();
    this._rows = new ArticleRows(table.element, () => this._highlightPointed());
    this.article.join(this);
    links.set(chart, this);
    chart.article = this;
    chart.onRemoved(() => this.end());
  }

  /**
   * After a drawing: it may be of another view, in another language, or of another report.
   *
   * @param {string} report
   * @param {Reading} reading
   */
  renew(report, reading) {
    this._report = report;
    this._reading = reading;
    this.update();
  }

  /** Compares the article with the report again. */
  update() {
    const reading = this._reading;
    if (!reading) {
      return;
    }
    const { view } = this._chart;
    const { page, pinned } = view;
    const found = this.article.found(this._report, page.lang, reading);
    const isNew = found !== this._found;
    this._found = found;
    // A chart that is drawn anew, in other colours, keeps what is pointed at.
    if (isNew) {
      this._inArticle = [];
    }
    this._words = reading.articleWords(page.lang);
    this._describe();
    this._rows.setStated(found.map(({ finding }) => finding.measure));
    this._highlightPointed();
    if (isNew) {
      this._emit();
      // The cards of pinned figures lead to the article.
      if (pinned.length) {
        view.pinAll(pinned);
      }
    }
  }

  // Tells what the article says of each figure, with its mark and its row.
  _describe() {
    const { text } = this.article.text;
    const ids = unique(this._found.map(({ finding }) => finding.measure || '').filter(Boolean));
    /** @param {string} id */
    const sentences = (id) => this._about(id).map(({ sentence: [from, to] }) => text.slice(from, to).trim());
    setChildren(
      this._sentences,
      ...ids.map((id) => Object.assign(document.createElement('div'), {
        id: describedBy(id),
        textContent: `${this._words.said}${unique(sentences(id)).join(' ')}`,
      })),
    );
    this._describeMarks(ids);
  }

  /** @param {string[]} ids of the figures that the article states */
  _describeMarks(ids) {
    const { marks, page } = this._chart.view;
    marks.buttons().forEach((mark, i) => {
      const { id } = page.targets[i];
      if (ids.indexOf(id) >= 0) {
        mark.setAttribute('aria-describedby', describedBy(id));
      } else {
        mark.removeAttribute('aria-describedby');
      }
    });
  }

  _emit() {
    const findings = this._found.map(({ finding }) => ({ ...finding }));
    this._chart.emit('report-chart-proof', { article: this.article.element.id, text: this.article.text.text, findings });
  }

  /**
   * The figures of the article that a mark is about.
   *
   * @param {string | undefined} id
   */
  _about(id) {
    return this._found.filter(({ finding }) => finding.measure === id);
  }

  // The figure whose mark, or row where there is a table instead, is pointed at.
  _pointed() {
    const { asTable, marks, page } = this._chart.view;
    const target = page.targets[marks.pointed];
    return asTable ? this._rows.pointed : target && target.id;
  }

  /**
   * The figures that are visible: a table has those too that are drawn as words only.
   *
   * @returns {(string | null | undefined)[]}
   */
  _visible() {
    const { asTable, page } = this._chart.view;
    return asTable ? this._rows.ids() : page.targets.map(({ id }) => id);
  }

  // Highlights what the chart points at, or else what is pointed at in the article.
  _highlightPointed() {
    const about = this._about(this._pointed());
    const highlighted = about.length ? about : this._inArticle;
    this._highlightMarks(highlighted);
    this._paint(about, highlighted);
  }

  /**
   * @param {Span | undefined} span what is pointed at
   * @param {IsUnder} isUnder
   */
  pointInArticle(span, isUnder) {
    /** @type {Found[]} */
    let pointed = [];
    if (span) {
      const visible = this._visible();
      /** @type {IsUnder} */
      const reaches = (from, to) => span[1] >= from && span[0] <= to && isUnder(from, to);
      const around = this._found.filter(({ finding, sentence }) => visible.indexOf(finding.measure) >= 0 && reaches(...sentence));
      const figures = around.filter(({ from, to }) => reaches(from, to));
      pointed = figures.length ? figures : around;
    }
    this._inArticle = pointed;
    if (pointed.length) {
      this._highlightMarks(pointed);
      this._paint([], pointed);
    } else {
      // A chart may stand inside its article: a pointer outside of all sentences may be on a mark.
      this._highlightPointed();
    }
  }

  /**
   * The look of a mark that is pointed at, without the tooltip, which would cover the text.
   *
   * @param {Found[]} about
   */
  _highlightMarks(about) {
    const { marks, page } = this._chart.view;
    const ids = about.map(({ finding }) => finding.measure);
    const highlighted = page.targets.map(({ id }, i) => i === marks.pointed || ids.indexOf(id) >= 0);
    marks.buttons().forEach((mark, i) => {
      if (highlighted[i]) {
        mark.dataset.on = '';
      } else {
        delete mark.dataset.on;
      }
    });
    marks.group.classList.toggle('active', highlighted.indexOf(true) >= 0);
    this._rows.highlight(ids);
  }

  /**
   * Highlights sentences and figures in the article. Pointers move all the time, so nothing is painted unless something changes.
   *
   * @param {Found[]} sentences
   * @param {Found[]} figures
   */
  _paint(sentences, figures) {
    const visible = this._visible();
    const wrong = isOn(this._chart.element, 'proof')
      ? this._found.filter(({ finding }) => finding.verdict === 'differs' && visible.indexOf(finding.measure) >= 0)
      : [];
    /** @type {(found: Found) => Span} */
    const figure = ({ from, to }) => [from, to];
    const spans = { sentence: sentences.map((one) => one.sentence), figure: figures.map(figure), differs: wrong.map(figure) };
    const { text } = this.article;
    const painted = JSON.stringify(spans);
    if (painted === this._painted && text === this._paintedText) {
      return;
    }
    /** @type {string | undefined} */
    this._painted = painted;
    /** @type {ArticleText | undefined} */
    this._paintedText = text;
    /** @param {Span[]} all */
    const ranges = (all) => /** @type {Range[]} */ (all.map(([from, to]) => text.range(from, to)).filter(Boolean));
    this._highlighter.show({ sentence: ranges(spans.sentence), figure: ranges(spans.figure), differs: ranges(spans.differs) });
  }

  /**
   * For the card of a pinned figure: what leads to its sentence, if there is one.
   *
   * @param {string} id
   */
  wayTo(id) {
    const [first] = this._about(id);
    return first && { words: this._words.go, go: () => this._go(first) };
  }

  /**
   * The sentence is selected: screen readers and the next Tab continue there.
   *
   * @param {Found} found
   */
  _go({ sentence: [from, to] }) {
    const range = this.article.text.range(from, to);
    const selection = getSelection();
    if (range && selection) {
      selection.removeAllRanges();
      selection.addRange(range);
      const { top, bottom } = range.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) {
        /** @type {Element} */ (range.startContainer.parentElement).scrollIntoView({ block: 'center' });
      }
    }
  }

  end() {
    if (this._chart.article !== this) {
      return;
    }
    this._chart.article = null;
    links.delete(this._chart);
    const { marks } = this._chart.view;
    marks.onPoint = () => {};
    this._highlightMarks([]);
    this._rows.end();
    this._describeMarks([]);
    this._sentences.remove();
    this._highlighter.end();
    this.article.leave(this);
  }
}

/** @param {string[]} texts */
function unique(texts) {
  return texts.filter((text, i) => texts.indexOf(text) === i);
}
