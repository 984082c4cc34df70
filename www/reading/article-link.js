// A chart beside an article: the figures of the article that are about what is drawn, and the marks, or the rows of the table,
// light each other. What a figure is about is found by the program; here the page's text is read, and what is pointed at is lit.

import { lightFor } from './article-highlight.js';
import { ArticleRows } from './article-rows.js';
import { ArticleText } from './article-text.js';
import { POINTER_DOWN, POINTER_LEAVE, POINTER_MOVE, Stay, fromMouse } from '../shared/compat.js';
import { unitsOf } from './text-offsets.js';

const POINTER_UP = POINTER_DOWN.replace('down', 'up');
// How far a finger may go and still tap, in CSS pixels.
const TAP = 10;
// How long an article that changes is left alone, in milliseconds.
const SETTLE = 300;
// How much of a line's height belongs to it above and below its letters.
const LEADING = 0.4;

// Articles that charts stand beside, by their elements.
const articles = new Map();

/** Links a drawn chart with the article that its `for` names; `report` is the text of its report, empty for the shipped one. */
export function linkArticle(element, report, program) {
  const id = element.for;
  if (!element.isConnected || !element._drawn) {
    return;
  }
  const root = element.getRootNode();
  const article = id && ((root.getElementById && root.getElementById(id)) || document.getElementById(id));
  let link = element._along;
  if (link && link.article.element !== article) {
    link.end();
    link = null;
  }
  if (article) {
    link = link || new Link(element, article);
    link.renew(report, program);
    element._missing = '';
  } else if (id && element._missing !== id) {
    element._missing = id;
    const message = `found no element with the id \`${id}\`; accepted is the id of the article that the chart stands beside`;
    throw { code: 'unknown-article', path: 'for', message };
  }
}

// One for all charts that stand beside it.
class Article {
  static of(element) {
    if (!articles.has(element)) {
      articles.set(element, new Article(element));
    }
    return articles.get(element);
  }

  constructor(element) {
    this.element = element;
    this.links = new Set();
    this._read(new ArticleText(element));
    const stay = new Stay();
    this._stay = stay;
    const observer = new MutationObserver(() => this._changed());
    observer.observe(element, { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ['hidden'] });
    stay.until(() => observer.disconnect());
    stay.until(() => clearTimeout(this._settling));
    stay.until(() => cancelAnimationFrame(this._frame));
    stay.listen(element, POINTER_MOVE, (event) => this._moved(event));
    stay.listen(element, POINTER_LEAVE, (event) => fromMouse(event) && this._point(null));
    // A finger that taps, and does not scroll.
    stay.listen(document, POINTER_DOWN, (event) => this._pressed(event));
    stay.listen(element, POINTER_UP, (event) => this._released(event));
    stay.listen(element, 'focusin', ({ target }) => target.nodeName === 'A' && this._tell(this.text.within(target), () => true));
    stay.listen(element, 'focusout', ({ target }) => target.nodeName === 'A' && this._tell(null));
  }

  join(link) {
    this.links.add(link);
  }

  leave(link) {
    this.links.delete(link);
    if (!this.links.size) {
      this._stay.end();
      articles.delete(this.element);
    }
  }

  _read(text) {
    this.text = text;
    this._found = new Map();
  }

  /** What the program finds in the text, each with its places as the page counts them: `{finding, from, to, sentence}`. */
  found(report, lang, program) {
    const key = `${lang}\n${report}`;
    if (!this._found.has(key)) {
      const { text } = this.text;
      const at = unitsOf(text);
      const findings = program.proof(text, report, lang);
      const placed = (finding) => ({ finding, from: at(finding.start), to: at(finding.end), sentence: finding.sentence.map(at) });
      this._found.set(key, findings.map(placed));
    }
    return this._found.get(key);
  }

  _changed() {
    if (this._settling) {
      return;
    }
    this._settling = setTimeout(() => {
      this._settling = 0;
      const text = new ArticleText(this.element);
      if (!text.equals(this.text)) {
        this._read(text);
        this.links.forEach((link) => link.again());
      }
    }, SETTLE);
  }

  // Not while something is being selected.
  _moved(event) {
    if (fromMouse(event) && !event.buttons) {
      cancelAnimationFrame(this._frame);
      this._frame = requestAnimationFrame(() => this._point(event));
    }
  }

  _pressed(event) {
    this._from = [event.clientX, event.clientY];
    if (!fromMouse(event) && event.composedPath().indexOf(this.element) < 0) {
      this._point(null);
    }
  }

  _released(event) {
    const [x, y] = this._from || [Infinity, Infinity];
    if (!fromMouse(event) && Math.abs(event.clientX - x) < TAP && Math.abs(event.clientY - y) < TAP) {
      this._point(event);
    }
  }

  // What is under a pointer. The nearest letter is asked for; whether it is under it, its boxes tell.
  _point(event) {
    cancelAnimationFrame(this._frame);
    const place = event && !isChart(event.target) ? placeAt(this.text, event.clientX, event.clientY) : -1;
    this._tell(place < 0 ? null : [place, place], (from, to) => {
      const range = this.text.range(from, to);
      return Boolean(range) && covers(range, event.clientX, event.clientY);
    });
  }

  _tell(places, isUnder) {
    this.links.forEach((link) => link.pointedInArticle(places, isUnder));
  }
}

function isChart(target) {
  return target.nodeName === 'REPORT-CHART';
}

function placeAt(text, x, y) {
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret ? text.place(caret.offsetNode, caret.offset) : -1;
  }
  const range = document.caretRangeFromPoint && document.caretRangeFromPoint(x, y);
  return range ? text.place(range.startContainer, range.startOffset) : -1;
}

function covers(range, x, y) {
  return Array.from(range.getClientRects()).some(({ left, right, top, bottom, height }) => {
    const leading = height * LEADING;
    return x >= left - 1 && x <= right + 1 && y >= top - leading && y <= bottom + leading;
  });
}

// A chart and its article.
class Link {
  constructor(element, article) {
    this.article = Article.of(article);
    this._element = element;
    this._light = lightFor(element, article);
    this._found = [];
    // What is pointed at in the article.
    this._inArticle = [];
    // The sentence of the mark or row that has the focus, for those who do not see it lit.
    this._said = document.createElement('div');
    this._said.id = 'article';
    this._said.hidden = true;
    const { marks, _table: table } = element._shell;
    marks.element.append(this._said);
    marks.heard = () => this._lightPointed();
    this._rows = new ArticleRows(table.element, () => this._lightPointed());
    this.article.join(this);
    element._along = this;
    element._stay.until(() => this.end());
  }

  /** After a drawing: what is drawn may be another view, in another language, of another report. */
  renew(report, program) {
    this._report = report;
    this._program = program;
    this.again();
  }

  /** The same with what the article says now. */
  again() {
    const { page, pinned } = this._element._shell;
    const found = this.article.found(this._report, page.lang, this._program);
    const anew = found !== this._found;
    this._found = found;
    this._inArticle = [];
    this._words = this._program.articleWords(page.lang);
    this._marks().forEach((mark) => mark.setAttribute('aria-describedby', 'tip article'));
    this._rows.lead(found.map(({ finding }) => finding.measure));
    this._lightPointed();
    if (anew) {
      this._tell();
      // Their cards lead to the article.
      if (pinned.length) {
        this._element._shell.pinAll(pinned);
      }
    }
  }

  _tell() {
    const findings = this._found.map(({ finding }) => ({ ...finding }));
    this._element._tell('report-chart-proof', { article: this.article.element.id, text: this.article.text.text, findings });
  }

  _marks() {
    return this._element._shell.marks._buttons();
  }

  // The figures of the article that a mark is about.
  _about(id) {
    return this._found.filter(({ finding }) => finding.measure === id);
  }

  // The figure whose mark, or row where there is a table instead, is pointed at.
  _pointed() {
    const { asTable, marks, page } = this._element._shell;
    const target = page.targets[marks._on];
    return asTable ? this._rows.on : target && target.id;
  }

  // The figures that can be seen: a table has those too that are drawn in words only.
  _seen() {
    const { asTable, page } = this._element._shell;
    return asTable ? this._rows.ids() : page.targets.map(({ id }) => id);
  }

  // What the chart points at, and without that what is pointed at in the article.
  _lightPointed() {
    const about = this._about(this._pointed());
    const { text } = this.article.text;
    const sentences = about.map(({ sentence: [from, to] }) => text.slice(from, to).trim());
    this._said.textContent = about.length ? `${this._words.said}${unique(sentences).join(' ')}` : '';
    const lit = about.length ? about : this._inArticle;
    this._lightFigures(lit);
    this._paint({ sentence: about, figure: lit });
  }

  /** `places` are what is pointed at, from and to, nothing for none; `isUnder(from, to)` tells whether a part is. */
  pointedInArticle(places, isUnder) {
    const seen = places ? this._seen() : [];
    const reaches = (from, to) => places[1] >= from && places[0] <= to && isUnder(from, to);
    const around = this._found.filter(({ finding, sentence }) => seen.indexOf(finding.measure) >= 0 && reaches(...sentence));
    const figures = around.filter(({ from, to }) => reaches(from, to));
    this._inArticle = figures.length ? figures : around;
    if (this._inArticle.length) {
      this._lightFigures(this._inArticle);
      this._paint({ sentence: [], figure: this._inArticle });
    } else {
      // A chart may stand inside its article: a pointer that is in no sentence may be on a mark.
      this._lightPointed();
    }
  }

  // The same look as of a mark that is pointed at; its tip is left away, for it would lie over the text that is being read.
  _lightFigures(about) {
    const { marks, page } = this._element._shell;
    const ids = about.map(({ finding }) => finding.measure);
    const lit = page.targets.map(({ id }, i) => i === marks._on || ids.indexOf(id) >= 0);
    this._marks().forEach((mark, i) => {
      if (lit[i]) {
        mark.dataset.on = '';
      } else {
        delete mark.dataset.on;
      }
    });
    marks._marks.classList.toggle('active', lit.indexOf(true) >= 0);
    this._rows.light(ids);
  }

  // Nothing is painted where nothing changes: pointers move all the time.
  _paint(lit) {
    const seen = this._seen();
    const isSeen = ({ finding }) => seen.indexOf(finding.measure) >= 0;
    const wrong = this._element.hasAttribute('proof')
      ? this._found.filter((one) => one.finding.verdict === 'differs' && isSeen(one))
      : [];
    const figure = (one) => [one.from, one.to];
    const places = { sentence: lit.sentence.map((one) => one.sentence), figure: lit.figure.map(figure), differs: wrong.map(figure) };
    const { text } = this.article;
    const painted = JSON.stringify(places);
    if (painted === this._painted && text === this._paintedOf) {
      return;
    }
    this._painted = painted;
    this._paintedOf = text;
    const ranges = (parts) => parts.map(([from, to]) => text.range(from, to)).filter(Boolean);
    this._light.show({ sentence: ranges(places.sentence), figure: ranges(places.figure), differs: ranges(places.differs) });
  }

  /** For the card of a pinned figure: what leads to its sentence, `{words, go}`; nothing where there is none. */
  wayTo(id) {
    const [first] = this._about(id);
    return first && { words: this._words.go, go: () => this._go(first) };
  }

  // The sentence is selected, which is where screen readers and the next Tab go on from.
  _go({ sentence: [from, to] }) {
    const range = this.article.text.range(from, to);
    if (range) {
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      const { top, bottom } = range.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) {
        range.startContainer.parentElement.scrollIntoView({ block: 'center' });
      }
    }
  }

  end() {
    if (this._element._along !== this) {
      return;
    }
    this._element._along = null;
    const { marks } = this._element._shell;
    marks.heard = () => {};
    this._lightFigures([]);
    this._rows.end();
    this._marks().forEach((mark) => mark.setAttribute('aria-describedby', 'tip'));
    this._said.remove();
    this._light.end();
    this.article.leave(this);
  }
}

function unique(texts) {
  return texts.filter((text, i) => texts.indexOf(text) === i);
}
