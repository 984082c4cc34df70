// The text of an article as its readers meet it, and the way from places in that text back to the page. The page is only read.

// What is in an article and is no sentence of it: programs, controls, pictures, readings of letters, what is struck out, charts.
const NO_TEXT = /^(script|style|template|noscript|textarea|select|button|iframe|object|canvas|svg|video|audio|rt|rp|del|s|report-chart)$/i;
// Signs of notes, such as [1], would become part of the number before them.
const NOTE_SIGN = 'sup a, sup[role=doc-noteref], sup[id]';
const IN_LINE = /^(inline|contents|ruby)/;
const LINE_END = /[\t\n\f\r]/g;
const AS_WRITTEN = /^(pre|break)/;

/** Places are counted in units of JS, but for what is said otherwise. */
export class ArticleText {
  constructor(article) {
    this.text = '';
    // Text nodes in their order: `{node, data, start}`, with what they held when they were read.
    this._pieces = [];
    this._starts = new Map();
    this._atStart = true;
    this._walk(article);
  }

  /** Whether another one is the same text in the same nodes. */
  equals(other) {
    const same = (piece, i) => piece.node === other._pieces[i].node && piece.data === other._pieces[i].data;
    return this.text === other.text && this._pieces.length === other._pieces.length && this._pieces.every(same);
  }

  /** The range of a part; none where the page has changed since it was read. */
  range(from, to) {
    const first = this._pieceAt(from);
    const last = this._pieceAt(to - 1);
    if (!first || !last || !isAsRead(first) || !isAsRead(last)) {
      return null;
    }
    const range = document.createRange();
    range.setStart(first.node, Math.min(first.data.length, Math.max(0, from - first.start)));
    range.setEnd(last.node, Math.min(last.data.length, to - last.start));
    return range;
  }

  /** The place of a point in a node; -1 for one that is no part of the text. */
  place(node, offset) {
    const start = this._starts.get(node);
    return start === undefined ? -1 : start + offset;
  }

  /** The first part of the text inside an element, as `[from, to]`. */
  within(element) {
    const piece = this._pieces.find(({ node }) => element.contains(node));
    return piece && [piece.start, piece.start + piece.data.length];
  }

  // The last one that begins at or before a place.
  _pieceAt(place) {
    let from = 0;
    let to = this._pieces.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this._pieces[middle].start <= place) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return this._pieces[from - 1];
  }

  _walk(element) {
    const { display, visibility, whiteSpace } = getComputedStyle(element);
    if (display === 'none' || element.hasAttribute('hidden')) {
      return;
    }
    const block = !IN_LINE.test(display);
    if (block) {
      this._endLine();
    }
    for (let node = NO_TEXT.test(element.nodeName) ? null : element.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (visibility === 'visible') {
          this._add(node, AS_WRITTEN.test(whiteSpace));
        }
      } else if (node.nodeName === 'BR') {
        this._endLine();
      } else if (node.nodeType === Node.ELEMENT_NODE && !isNoteSign(node)) {
        this._walk(node);
      }
    }
    if (block) {
      this._endLine();
    }
  }

  _add(node, asWritten) {
    const { data } = node;
    if (this._atStart && !data.trim()) {
      return;
    }
    this._pieces.push({ node, data, start: this.text.length });
    this._starts.set(node, this.text.length);
    // Line ends of the source are spaces to a reader.
    this.text += asWritten ? data : data.replace(LINE_END, ' ');
    this._atStart = false;
  }

  _endLine() {
    if (!this._atStart) {
      this.text += '\n';
      this._atStart = true;
    }
  }
}

function isNoteSign(element) {
  return element.nodeName === 'SUP' && (element.querySelector('a') || element.matches(NOTE_SIGN));
}

function isAsRead({ node, data }) {
  return node.isConnected && node.data === data;
}
