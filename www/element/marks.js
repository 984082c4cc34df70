// @ts-check
// The marks of a chart: a toolbar of buttons over the canvas, for mouse, touch and keyboard, and the tooltip of the current mark.
// Positions and texts come from the drawing.

import {
  POINTER_DOWN,
  POINTER_LEAVE,
  POINTER_MOVE,
  boxOf,
  fromMouse,
  lift,
  setChildren,
  showsFocus,
  visibleAround,
} from '../shared/compat.js';
import { button, part, place, setText, text } from '../shared/dom.js';
import { uncover } from '../shared/uncover.js';

/** @typedef {import('../built/report_charts.js').Drawing} Drawing */
/** @typedef {import('../built/report_charts.js').Page} Page */
/** @typedef {import('../shared/types.js').ReportError} ReportError */
/** @typedef {ReturnType<typeof boxOf>} Box */

// How far a finger moves sideways before it points instead of tapping, in CSS pixels.
const SCRUB = 10;
// How long a transition takes, in milliseconds.
const SLIDE = 260;
// How long a pointer rests before it may enter the tooltip, in milliseconds.
const REST = 250;
// A pointer within this distance of the tooltip counts as moving into it, in CSS pixels: between a mark and its tooltip, another
// mark may be nearer.
const BRIDGE = 6;
// Width and height of the copy in which a blank canvas is recognised, in pixels.
const PROBE = 16;

export class Marks {
  /**
   * @param {object} on
   * @param {(mark: number) => void} on.select
   * @param {(mark: number) => void} on.pin the current mark was selected again
   * @param {(error: ReportError) => void} on.fail
   * @param {(words: string) => void} on.announce
   */
  constructor({ select, pin, fail, announce }) {
    this._select = select;
    this._fail = fail;
    this._announce = announce;
    this._pin = pin;
    /** @type {Drawing | null} */
    this._drawing = null;
    // Set before any event of a pointer.
    this._page = /** @type {Page} */ (/** @type {unknown} */ (null));
    /** The current mark: under the pointer or with the focus; -1 for none. */
    this.pointed = -1;
    this._finishSlide = () => {};
    /** Called when the current mark changes. */
    this.onPoint = () => {};
    this.canvas = this._newCanvas();
    this._suspended = false;
    // Whether the tooltip is above all else.
    this._lifted = false;
    // The buttons. In a toolbar, screen readers pass the arrow keys on.
    this.group = part('div', 'marks');
    this.group.setAttribute('role', 'toolbar');
    /**
     * The tooltip of the current mark; its last line is the source. The name of a mark says what it shows: read as a description, it
     * would be that of the mark before.
     */
    this.tooltip = part('div', 'tip');
    this.tooltip.setAttribute('aria-hidden', 'true');
    this.tooltip.hidden = true;
    // Keyboard help: visible while the focus was moved here by a key, and announced once.
    this.keys = part('div', 'keys');
    this.keys.hidden = true;
    // Its name outlasts the canvas: screen readers keep a list of the pictures of a page.
    this.picture = part('div', 'picture', this.canvas);
    this.picture.setAttribute('role', 'img');
    this.element = part('div', 'plot', this.picture, this.group, this.tooltip);
  }

  /** @param {import('../shared/disposer.js').Disposer} disposer */
  listen(disposer) {
    /** @type {(target: EventTarget, name: string, act: (event: any) => unknown) => void} */
    const on = (target, name, act) => disposer.listen(target, name, (event) => this._try(() => act(event)));
    on(this.element, POINTER_DOWN, (event) => this._pressed(event));
    on(this.element, POINTER_MOVE, (event) => this._moved(event));
    on(this.element, POINTER_LEAVE, (event) => fromMouse(event) && this.point(-1));
    on(this.element, 'click', (event) => this._clicked(event));
    on(this.group, 'focusin', (event) => this._focused(event));
    on(this.group, 'focusout', () => this._blurred());
    on(this.group, 'keydown', (event) => this._typed(event));
    on(document, 'keydown', (event) => event.key === 'Escape' && !hasModifier(event) && this._escaped());
    on(window, 'scroll', () => this._lifted && !this.tooltip.hidden && this._placeTooltip(boxOf(this.element)));
    // A tap elsewhere hides the tooltip.
    on(document, POINTER_DOWN, (event) => event.composedPath().indexOf(this.element) < 0 && this.point(-1));
  }

  _newCanvas() {
    const canvas = document.createElement('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    // Browsers may take the memory of a canvas and give it back later.
    canvas.addEventListener('contextrestored', () => this._repaint());
    return canvas;
  }

  /**
   * An error of the drawing is an error of this chart, not of the page.
   *
   * @param {() => unknown} act
   */
  _try(act) {
    try {
      act();
    } catch (error) {
      this._fail(error);
    }
  }

  /** Whether the browser has dropped the content of the canvas, which may happen without an event. Checks a small copy. */
  isBlank() {
    if (!this._drawing || this._suspended || !this.canvas.width) {
      return false;
    }
    const probe = document.createElement('canvas');
    probe.width = PROBE;
    probe.height = PROBE;
    const context = /** @type {CanvasRenderingContext2D} */ (probe.getContext('2d'));
    context.drawImage(this.canvas, 0, 0, PROBE, PROBE);
    return context.getImageData(0, 0, PROBE, PROBE).data.every((value) => value === 0);
  }

  /**
   * Takes over a drawing and paints it. `showPinned` names its marks.
   *
   * @param {Drawing} drawing
   * @param {Page} page
   * @param {number} ratio device pixels to a CSS pixel
   * @param {'enter' | 'slide' | ''} transition
   * @param {boolean} clear whether the page is seen behind it
   * @param {string} label the picture in words
   */
  show(drawing, page, ratio, transition, clear, label) {
    const before = this._drawing;
    this._drawing = null;
    this.release();
    this._page = page;
    this._ratio = ratio;
    this._clear = clear;
    this._paint(drawing);
    this._drawing = drawing;
    this.element.classList.toggle('enter', transition === 'enter');
    // Only the tools bundle has transitions, and only between drawings of one instance.
    if (before && !this._suspended && transition === 'slide' && before.paint_between && before.constructor === drawing.constructor) {
      this._slide(before, drawing, ratio);
    } else if (before) {
      before.free();
    }
    this.picture.setAttribute('aria-label', label);
    this.group.setAttribute('aria-label', page.marks);
    setText(this.keys, page.keys);
    this.element.style.height = `${page.height}px`;
    const buttons = this.buttons();
    while (buttons.length > page.targets.length) {
      /** @type {HTMLElement} */ (buttons.pop()).remove();
    }
    page.targets.forEach((target, i) => {
      let mark = buttons[i];
      if (!mark) {
        mark = button('mark', '');
        mark.tabIndex = i === 0 ? 0 : -1;
        this.group.append(mark);
      }
      place(mark, target);
    });
    // The mark that Tab goes to may be one of those that are gone.
    const all = this.buttons();
    if (all.length && !all.some((mark) => mark.tabIndex === 0)) {
      all[all.length - 1].tabIndex = 0;
    }
  }

  /** @param {Drawing} drawing */
  _paint(drawing) {
    if (!this._suspended) {
      const { width, height } = this._page;
      this._leaveGround();
      drawing.paint(this.canvas, /** @type {number} */ (this._ratio));
      place(this.canvas, { x: 0, y: 0, width, height });
    }
  }

  // The ground is what is painted first.
  _leaveGround() {
    const context = this._clear && this.canvas.getContext('2d');
    if (context) {
      context.fillRect = () => {
        delete (/** @type {any} */ (context).fillRect);
      };
    }
  }

  _repaint() {
    const drawing = this._drawing;
    if (drawing) {
      this._try(() => this._paint(drawing));
    }
  }

  /** Releases the canvas with its font cache: a hundred canvases need more memory than phones have. */
  suspend() {
    if (!this._suspended) {
      this._finishSlide();
      // Browsers free the memory of an unused canvas late.
      this.canvas.width = 0;
      this.canvas.height = 0;
      const canvas = this._newCanvas();
      this.picture.replaceChild(canvas, this.canvas);
      this.canvas = canvas;
      this._suspended = true;
    }
  }

  /** Paints again after `suspend`. */
  resume() {
    if (this._suspended) {
      this._suspended = false;
      this._repaint();
    }
  }

  /**
   * Only the canvas is animated: buttons and tooltips are at their new positions at once.
   *
   * @param {Drawing} before
   * @param {any} drawing
   * @param {number} ratio
   */
  _slide(before, drawing, ratio) {
    const start = performance.now();
    /** @param {number} now */
    const move = (now) => {
      const done = Math.min(1, Math.max(0, now - start) / SLIDE);
      this._leaveGround();
      drawing.paint_between(this.canvas, ratio, before, done);
      if (done < 1) {
        this._frame = requestAnimationFrame(step);
      } else {
        this._finishSlide();
      }
    };
    /** @param {number} now */
    const step = (now) => this._try(() => move(now));
    this._finishSlide = () => {
      cancelAnimationFrame(/** @type {number} */ (this._frame));
      before.free();
      this._finishSlide = () => {};
    };
    step(start);
  }

  /** Clears the current mark and frees the drawing. */
  release() {
    this.point(-1);
    this._finishSlide();
    if (this._drawing) {
      this._drawing.free();
      this._drawing = null;
    }
  }

  /**
   * Shows which marks are pinned. Their names say it: a state would be read with each of the others, too.
   *
   * @param {number[]} pinned
   */
  showPinned(pinned) {
    const { targets, pinned: words } = this._page;
    this.buttons().forEach((mark, i) => {
      const isPinned = pinned.indexOf(i) >= 0;
      mark.setAttribute('aria-label', targets[i].sentence + (isPinned ? words : ''));
      if (isPinned) {
        mark.dataset.pinned = '';
      } else {
        delete mark.dataset.pinned;
      }
    });
  }

  focusFirst() {
    const [first] = this.buttons();
    if (first) {
      first.focus({ preventScroll: true });
    }
  }

  /** The buttons of the marks, in reading order. */
  buttons() {
    return /** @type {HTMLElement[]} */ (Array.from(this.group.children));
  }

  /** @param {MouseEvent} event */
  _pressed(event) {
    this._from = event.clientX;
    this._points = fromMouse(event);
  }

  /**
   * A mouse makes the nearest mark current. A finger does so after moving sideways, which does not scroll the page.
   *
   * @param {MouseEvent} event
   */
  _moved(event) {
    const { clientX, clientY } = event;
    const at = `${clientX},${clientY}`;
    // Some browsers dispatch this for a resting pointer when an element below it disappears: a closed tooltip stays closed.
    if (at === this._closedAt) {
      return;
    }
    /** @type {string | undefined} */
    this._at = at;
    /** @type {string | undefined} */
    this._closedAt = '';
    this._points = fromMouse(event) || this._points || Math.abs(clientX - /** @type {number} */ (this._from)) > SCRUB;
    if (event.target === this.canvas && this._points && !this._isAtTip(event)) {
      const box = boxOf(this.element);
      const [x, y] = within(box, event);
      this.point(this._nearest(x, y), x, box);
      this._rest();
    }
  }

  // A moving pointer passes through the tooltip to the marks below. A resting one may enter it, as long as the current mark
  // stays the same.
  _rest() {
    clearTimeout(this._resting);
    this._resting = setTimeout(() => this.tooltip.classList.add('still'), REST);
  }

  /**
   * The first tap shows the tooltip, as hovering does with a mouse; the next one pins the figure.
   *
   * @param {MouseEvent} event
   */
  _clicked(event) {
    const pressed = this.buttons().indexOf(/** @type {HTMLElement} */ (event.target));
    const [x, y] = within(boxOf(this.element), event);
    const mark = pressed < 0 && event.target === this.canvas ? this._nearest(x, y) : pressed;
    if (mark < 0) {
      return;
    }
    const wasPointed = mark === this.pointed && !this.tooltip.hidden;
    this.point(mark, pressed < 0 ? x : undefined);
    this._select(mark);
    if (wasPointed && !this._page.targets[mark].opens) {
      this._pin(mark);
    }
  }

  /** @param {MouseEvent} event */
  _isAtTip({ clientX, clientY }) {
    const { left, right, top, bottom } = this.tooltip.getBoundingClientRect();
    return (
      this.tooltip.classList.contains('still') &&
      clientX > left - BRIDGE &&
      clientX < right + BRIDGE &&
      clientY > top - BRIDGE &&
      clientY < bottom + BRIDGE
    );
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  _nearest(x, y) {
    const mark = this._drawing ? this._drawing.nearest(x, y) : undefined;
    return mark === undefined ? -1 : mark;
  }

  /** @param {FocusEvent} event */
  _focused(event) {
    const mark = this.buttons().indexOf(/** @type {HTMLElement} */ (event.target));
    this.buttons().forEach((other, i) => {
      other.tabIndex = i === mark ? 0 : -1;
    });
    if (showsFocus(event.target)) {
      if (!this._helped) {
        this._helped = true;
        this._announce(this._page.keys);
      }
      this.keys.hidden = false;
      this.point(mark);
      const root = /** @type {ShadowRoot} */ (this.group.getRootNode());
      // After the browser has scrolled.
      requestAnimationFrame(() => root.activeElement && uncover(root.activeElement, root.host));
    }
  }

  _blurred() {
    this.keys.hidden = true;
    this.point(-1);
  }

  /** @param {KeyboardEvent} event */
  _typed(event) {
    if (hasModifier(event)) {
      return;
    }
    const buttons = this.buttons();
    const at = buttons.indexOf(/** @type {HTMLElement} */ (event.target));
    const last = buttons.length - 1;
    /** @type {{ [key: string]: number }} */
    const steps = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: last,
      PageDown: this._indicatorFrom(at, 1),
      PageUp: this._indicatorFrom(at, -1),
    };
    const next = steps[event.key];
    if (next !== undefined) {
      event.preventDefault();
      // Carousels listen to the same keys.
      event.stopPropagation();
      buttons[Math.max(0, Math.min(last, next))].focus();
    }
  }

  /**
   * The first mark of the next or the previous indicator.
   *
   * @param {number} at
   * @param {1 | -1} step
   */
  _indicatorFrom(at, step) {
    const { targets } = this._page;
    /** @type {(i: number, j: number) => boolean} */
    const same = (i, j) => targets[i] && targets[j] && targets[i].indicator === targets[j].indicator;
    let to = at;
    while (same(to, at)) {
      to += step;
    }
    while (step < 0 && same(to - 1, to)) {
      to -= 1;
    }
    return to;
  }

  // Escape closes the tooltip. The focus stays: screen readers would begin with the page again.
  _escaped() {
    this._closedAt = this._at;
    this.point(-1);
  }

  /**
   * Makes a mark the current one: highlights its button and shows its tooltip.
   *
   * @param {number} mark -1 for none
   * @param {number} [pointer] the x that the tooltip centres on, when it comes up
   * @param {Box} [known] the box of the plot
   */
  point(mark, pointer, known) {
    // It stays where it came up, for whoever reads it: and a frame in which nothing moves costs nothing.
    if (mark === this.pointed && !this.tooltip.hidden) {
      return;
    }
    if (mark !== this.pointed) {
      const buttons = this.buttons();
      if (buttons[this.pointed]) {
        delete buttons[this.pointed].dataset.on;
      }
      if (buttons[mark]) {
        buttons[mark].dataset.on = '';
      }
      this.group.classList.toggle('active', mark >= 0);
      clearTimeout(this._resting);
      this.tooltip.classList.remove('still');
      this.pointed = mark;
      this.onPoint();
    }
    if (mark < 0 || !this._drawing) {
      // Hiding it again would cost a style computation.
      if (!this.tooltip.hidden) {
        this.tooltip.hidden = true;
        if (this._lifted) {
          this.tooltip.hidePopover();
        }
      }
      return;
    }
    const box = known || boxOf(this.element);
    if (this.tooltip.hidden) {
      this.tooltip.hidden = false;
      this._lifted = lift(this.tooltip);
    }
    const { clientWidth, clientHeight } = document.documentElement;
    const { left, top, right, bottom } = this._lifted
      ? { left: 0, top: 0, right: clientWidth, bottom: clientHeight }
      : visibleAround(this.element);
    const { scale } = box;
    const tooltip = this._drawing.tooltip(
      mark,
      (box.left - left) / scale,
      (box.top - top) / scale,
      (right - left) / scale,
      (bottom - top) / scale,
      pointer,
    );
    setChildren(this.tooltip, ...tooltip.lines.map((line) => text('div', line)));
    this.tooltip.style.width = `${tooltip.width}px`;
    this._tooltipAt = tooltip;
    this._placeTooltip(box);
  }

  /**
   * Above all else there are no transforms of the page, but its zoom.
   *
   * @param {Box} box
   */
  _placeTooltip({ left, top, zoom, scale }) {
    const { x, y } = /** @type {{ x: number, y: number }} */ (this._tooltipAt);
    this.tooltip.style.transform = this._lifted
      ? `translate(${(left + x * scale) / zoom}px, ${(top + y * scale) / zoom}px) scale(${scale / zoom})`
      : `translate(${x}px, ${y}px)`;
  }
}

/**
 * A pointer in lengths of the drawing.
 *
 * @param {Box} box
 * @param {MouseEvent} event
 */
function within({ left, top, scale, turned }, { clientX, clientY, offsetX, offsetY }) {
  // Only the browser knows where something is that is turned.
  return turned ? [offsetX, offsetY] : [(clientX - left) / scale, (clientY - top) / scale];
}

/**
 * Keys with modifiers belong to the browser and the screen reader.
 *
 * @param {KeyboardEvent} event
 */
function hasModifier(event) {
  return event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
}
