// @ts-check
// The text of an article as its readers see it, and the way from offsets in that text back to the page. The page is not changed.

// Elements that are not part of a sentence: scripts, controls, pictures, phonetic annotations, deletions, charts.
const NO_TEXT = /^(script|style|template|noscript|textarea|select|button|iframe|object|canvas|svg|video|audio|rt|rp|del|s|report-chart)$/i;
// Signs of notes, such as [1], would become part of the number before them.
const NOTE_SIGN = 'sup a, sup[role=doc-noteref], sup[id]';
const IN_LINE = /^(inline|contents|ruby)/;
const LINE_END = /[\t\n\f\r]/g;
const AS_WRITTEN = /^(pre|break)/;

/**
 * A text node, what it held when it was read, and the offset at which it starts.
 *
 * @typedef {{ node: Text, data: string, start: number }} Piece
 */

/** Offsets are UTF-16 code units where nothing else is said. */
export class ArticleText {
  /** @param {Element} article */
  constructor(article) {
    this.text = '';
    /**
     * In the order of the document.
     *
     * @type {Piece[]}
     */
    this.pieces = [];
    /** @type {Map<Node, number>} */
    this._starts = new Map();
    this._atStart = true;
    this._walk(article);
  }

  /**
   * Whether another one is the same text in the same nodes.
   *
   * @param {ArticleText} other
   */
  equals(other) {
    /** @type {(piece: Piece, i: number) => boolean} */
    const same = (piece, i) => piece.node === other.pieces[i].node && piece.data === other.pieces[i].data;
    return this.text === other.text && this.pieces.length === other.pieces.length && this.pieces.every(same);
  }

  /**
   * The range of a part; none where the page has changed since it was read.
   *
   * @param {number} from
   * @param {number} to
   */
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

  /**
   * The offset of a point in a node; -1 for a node that is not part of the text.
   *
   * @param {Node} node
   * @param {number} offset
   */
  offsetOf(node, offset) {
    const start = this._starts.get(node);
    return start === undefined ? -1 : start + offset;
  }

  /**
   * The first part of the text inside an element.
   *
   * @param {Element} element
   * @returns {[number, number] | undefined}
   */
  within(element) {
    const piece = this.pieces.find(({ node }) => element.contains(node));
    return piece && [piece.start, piece.start + piece.data.length];
  }

  /**
   * The last piece that starts at or before an offset.
   *
   * @param {number} offset
   * @returns {Piece | undefined}
   */
  _pieceAt(offset) {
    let from = 0;
    let to = this.pieces.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.pieces[middle].start <= offset) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return this.pieces[from - 1];
  }

  /** @param {Element} element */
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
          this._add(/** @type {Text} */ (node), AS_WRITTEN.test(whiteSpace));
        }
      } else if (node.nodeName === 'BR') {
        this._endLine();
      } else if (node.nodeType === Node.ELEMENT_NODE && !isNoteSign(/** @type {Element} */ (node))) {
        this._walk(/** @type {Element} */ (node));
      }
    }
    if (block) {
      this._endLine();
    }
  }

  /**
   * @param {Text} node
   * @param {boolean} asWritten
   */
  _add(node, asWritten) {
    const { data } = node;
    if (this._atStart && !data.trim()) {
      return;
    }
    this.pieces.push({ node, data, start: this.text.length });
    this._starts.set(node, this.text.length);
    // Line ends in the source are rendered as spaces.
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

/** @param {Element} element */
function isNoteSign(element) {
  return element.nodeName === 'SUP' && (element.querySelector('a') || element.matches(NOTE_SIGN));
}

/** @param {Piece} piece */
function isAsRead({ node, data }) {
  return node.isConnected && node.data === data;
}
