// @ts-check
// Long lists and texts: only what is near the visible part has its elements, everything else is a block of the same height.

// Chunks that are filled without waiting for the browser to say what is visible.
const FIRST = 2;

/**
 * @typedef {object} Chunk
 * @property {() => (Node | string)[]} fill its elements
 * @property {string} [plain] its text, where that has the same height and can be searched
 * @property {number} [height] an estimate, in CSS pixels
 */

/** @type {WeakMap<Element, { observer: IntersectionObserver, blocks: Block[] }>} */
const shown = new WeakMap();

class Block {
  /** @param {Chunk} chunk */
  constructor(chunk) {
    this.chunk = chunk;
    this.element = document.createElement('div');
    this.element.className = 'chunk';
    this.isFull = false;
    this.empty(chunk.height || 0);
  }

  fill() {
    if (!this.isFull) {
      this.isFull = true;
      this.element.style.height = '';
      this.element.textContent = '';
      this.element.append(...this.chunk.fill());
    }
  }

  /** @param {number} height */
  empty(height) {
    this.isFull = false;
    this.element.textContent = this.chunk.plain || '';
    if (this.chunk.plain === undefined) {
      this.element.style.height = `${height}px`;
    }
  }

  leave() {
    // What is in use stays: a field with the focus, a line that is open.
    if (this.isFull && !this.element.contains(document.activeElement) && !this.element.querySelector('details[open]')) {
      this.empty(this.element.offsetHeight);
    }
  }
}

/**
 * Shows chunks in `box`.
 *
 * @param {HTMLElement} box
 * @param {Chunk[]} chunks
 * @param {boolean} scrolls whether the box itself scrolls, and not the page
 */
export function showChunks(box, chunks, scrolls) {
  const before = shown.get(box);
  if (before) {
    before.observer.disconnect();
  }
  const blocks = chunks.map((chunk) => new Block(chunk));
  const byElement = new Map(blocks.map((block) => [/** @type {Element} */ (block.element), block]));
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const block = byElement.get(target);
        if (block && isIntersecting) {
          block.fill();
        } else if (block) {
          block.leave();
        }
      }
    },
    { root: scrolls ? box : null, rootMargin: '400px 0px' },
  );
  blocks.slice(0, FIRST).forEach((block) => block.fill());
  const { scrollTop } = box;
  box.textContent = '';
  box.append(...blocks.map(({ element }) => element));
  box.scrollTop = scrollTop;
  blocks.forEach(({ element }) => observer.observe(element));
  shown.set(box, { observer, blocks });
}

/**
 * Fills a chunk whatever is visible, because something in it is wanted.
 *
 * @param {Element} box
 * @param {number} at
 */
export function fillChunk(box, at) {
  const { blocks } = shown.get(box) || { blocks: [] };
  if (blocks[at]) {
    blocks[at].fill();
  }
}
