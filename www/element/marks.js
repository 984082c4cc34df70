// The marks of a chart as a reader meets them: one button a mark over the canvas, pointed at by mouse, finger and keyboard,
// with the tip of the one that is pointed at. Where a mark is and what it says comes from the drawing.

import { button, part, place, say, text } from '../shared/dom.js';
import { POINTER_DOWN, POINTER_LEAVE, POINTER_MOVE, fill, fromMouse, showsFocus } from '../shared/compat.js';

// How far a finger goes sideways before it scrubs, in CSS pixels; less is a tap.
const SCRUB = 10;
// How long marks are on their way, in milliseconds.
const SLIDE = 260;
// How long a pointer rests before its tip can be gone into, in milliseconds.
const REST = 250;
// How far from a tip that can be gone into a pointer is on its way there, in CSS pixels: between a mark and its tip there may be
// a strip that is nearer to another mark.
const BRIDGE = 6;
// Width and height of the copy in which it is seen whether a canvas is blank, in pixels.
const PROBE = 16;

export class Marks {
  /** `choose(i)` hears of a mark chosen, `pin(i)` of one chosen that was pointed at already, `failed` of what goes wrong. */
  constructor({ choose, pin, failed }) {
    this._choose = choose;
    this._failed = failed;
    this._pin = pin;
    this._drawing = null;
    this._page = null;
    this._on = -1;
    this._settle = () => {};
    // Hears of the mark that is pointed at, -1 for none: an article that stands beside the chart.
    this.heard = () => {};
    this.canvas = this._newCanvas();
    this._asleep = false;
    this._marks = part('div', 'marks');
    this._marks.setAttribute('role', 'group');
    this._tip = part('div', 'tip');
    this._tip.id = 'tip';
    this._tip.setAttribute('role', 'tooltip');
    this._tip.hidden = true;
    // Which keys do what: read with the group, and seen while a key has brought the focus here.
    this.keys = part('div', 'keys');
    this.keys.id = 'keys';
    this.keys.hidden = true;
    this._marks.setAttribute('aria-describedby', 'keys');
    this.element = part('div', 'plot', this.canvas, this._marks, this._tip);
  }

  listen(stay) {
    const on = (target, name, act) => stay.listen(target, name, (event) => this._try(() => act(event)));
    on(this.element, POINTER_DOWN, (event) => this._pressed(event));
    on(this.element, POINTER_MOVE, (event) => this._moved(event));
    on(this.element, POINTER_LEAVE, (event) => fromMouse(event) && this.point(-1));
    on(this.element, 'click', (event) => this._clicked(event));
    on(this._marks, 'focusin', (event) => this._focused(event));
    on(this._marks, 'focusout', () => this._left());
    on(this._marks, 'keydown', (event) => this._typed(event));
    on(document, 'keydown', (event) => event.key === 'Escape' && !modified(event) && this._escaped());
    // A tap elsewhere hides the tip.
    on(document, POINTER_DOWN, (event) => event.composedPath().indexOf(this.element) < 0 && this.point(-1));
  }

  _newCanvas() {
    const canvas = document.createElement('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    // Browsers may take a canvas's memory and give it back later.
    canvas.addEventListener('contextrestored', () => this._repaint());
    return canvas;
  }

  // What the drawing throws is this chart's fault, and not the page's.
  _try(act) {
    try {
      act();
    } catch (fault) {
      this._failed(fault);
    }
  }

  /** Whether the picture is gone: browsers may take a canvas's memory back without a word. Looks at a few pixels only. */
  isBlank() {
    if (!this._drawing || this._asleep || !this.canvas.width) {
      return false;
    }
    const probe = document.createElement('canvas');
    probe.width = PROBE;
    probe.height = PROBE;
    const context = probe.getContext('2d');
    context.drawImage(this.canvas, 0, 0, PROBE, PROBE);
    return context.getImageData(0, 0, PROBE, PROBE).data.every((value) => value === 0);
  }

  /** Takes a drawing over and paints it. `way` is how it gets there: `enter`, `slide`, or at once without. */
  show(drawing, page, ratio, way) {
    const before = this._drawing;
    this._drawing = null;
    this.release();
    this._page = page;
    this._ratio = ratio;
    this._paint(drawing);
    this._drawing = drawing;
    this.element.classList.toggle('enter', way === 'enter');
    // Only the second program knows the way from one order to another, and only between drawings of one instance.
    if (before && !this._asleep && way === 'slide' && before.paint_between && before.constructor === drawing.constructor) {
      this._slide(before, drawing, ratio);
    } else if (before) {
      before.free();
    }
    this._marks.setAttribute('aria-label', page.marks);
    say(this.keys, page.keys);
    this.element.style.height = `${page.height}px`;
    const buttons = this._buttons();
    while (buttons.length > page.targets.length) {
      buttons.pop().remove();
    }
    page.targets.forEach((target, i) => {
      let mark = buttons[i];
      if (!mark) {
        mark = button('mark', '');
        mark.tabIndex = i === 0 ? 0 : -1;
        // The tip of the mark that has the focus: what is computed, the note and the source.
        mark.setAttribute('aria-describedby', 'tip');
        this._marks.append(mark);
      }
      mark.setAttribute('aria-label', target.sentence);
      place(mark, target);
    });
    this.showPinned([]);
  }

  _paint(drawing) {
    if (!this._asleep) {
      const { width, height } = this._page;
      drawing.paint(this.canvas, this._ratio);
      place(this.canvas, { x: 0, y: 0, width, height });
    }
  }

  _repaint() {
    if (this._drawing) {
      this._try(() => this._paint(this._drawing));
    }
  }

  /** Lets the picture go, and what the browser remembers of its fonts: a hundred pictures are more than a phone holds. */
  sleep() {
    if (!this._asleep) {
      this._settle();
      // Memory that is not in use any more is returned late.
      this.canvas.width = 0;
      this.canvas.height = 0;
      const canvas = this._newCanvas();
      this.element.replaceChild(canvas, this.canvas);
      this.canvas = canvas;
      this._asleep = true;
    }
  }

  /** Paints again what has slept. */
  wake() {
    if (this._asleep) {
      this._asleep = false;
      this._repaint();
    }
  }

  // The canvas alone moves: buttons and tips are where they will be, so nothing has to be waited for.
  _slide(before, drawing, ratio) {
    const start = performance.now();
    const move = (now) => {
      const done = Math.min(1, Math.max(0, now - start) / SLIDE);
      drawing.paint_between(this.canvas, ratio, before, done);
      if (done < 1) {
        this._frame = requestAnimationFrame(step);
      } else {
        this._settle();
      }
    };
    const step = (now) => this._try(() => move(now));
    this._settle = () => {
      cancelAnimationFrame(this._frame);
      before.free();
      this._settle = () => {};
    };
    step(start);
  }

  /** Points at nothing and lets go of the drawing. */
  release() {
    this.point(-1);
    this._settle();
    if (this._drawing) {
      this._drawing.free();
      this._drawing = null;
    }
  }

  /** Which marks are pinned; a mark that leads elsewhere cannot be. */
  showPinned(pinned) {
    this._buttons().forEach((mark, i) => {
      if (this._page.targets[i].opens) {
        mark.removeAttribute('aria-pressed');
      } else {
        mark.setAttribute('aria-pressed', String(pinned.indexOf(i) >= 0));
      }
    });
  }

  focusFirst() {
    const first = this._marks.firstElementChild;
    if (first) {
      first.focus({ preventScroll: true });
    }
  }

  _buttons() {
    return Array.from(this._marks.children);
  }

  _pressed(event) {
    this._from = event.clientX;
    this._points = fromMouse(event);
  }

  // A mouse points wherever it is; a finger from the moment on that it has gone sideways, which the page does not scroll by.
  _moved(event) {
    const { clientX, clientY } = event;
    const at = `${clientX},${clientY}`;
    // Some browsers tell of a pointer that lies still when something under it goes: what was closed there stays closed.
    if (at === this._closedAt) {
      return;
    }
    this._at = at;
    this._closedAt = null;
    this._points = fromMouse(event) || this._points || Math.abs(event.clientX - this._from) > SCRUB;
    if (event.target === this.canvas && this._points && !this._near(event)) {
      const corner = { left: event.clientX - event.offsetX, top: event.clientY - event.offsetY };
      this.point(this._nearest(event), corner, event.offsetX);
      this._rest();
    }
  }

  // A pointer on its way passes through the tip to the marks below; one that has come to rest may go into it, for as long as
  // it points at the same mark.
  _rest() {
    clearTimeout(this._resting);
    this._resting = setTimeout(() => this._tip.classList.add('still'), REST);
  }

  // The first tap shows what a mark says, as pointing at it does with a mouse; the next one pins it.
  _clicked(event) {
    const pressed = this._buttons().indexOf(event.target);
    const mark = pressed < 0 && event.target === this.canvas ? this._nearest(event) : pressed;
    if (mark < 0) {
      return;
    }
    const pointed = mark === this._on && !this._tip.hidden;
    this.point(mark, undefined, pressed < 0 ? event.offsetX : undefined);
    this._choose(mark);
    if (pointed && !this._page.targets[mark].opens) {
      this._pin(mark);
    }
  }

  _near({ clientX, clientY }) {
    const { left, right, top, bottom } = this._tip.getBoundingClientRect();
    return (
      this._tip.classList.contains('still') &&
      clientX > left - BRIDGE &&
      clientX < right + BRIDGE &&
      clientY > top - BRIDGE &&
      clientY < bottom + BRIDGE
    );
  }

  _nearest(event) {
    const mark = this._drawing ? this._drawing.nearest(event.offsetX, event.offsetY) : undefined;
    return mark === undefined ? -1 : mark;
  }

  _focused(event) {
    const mark = this._buttons().indexOf(event.target);
    this._buttons().forEach((other, i) => {
      other.tabIndex = i === mark ? 0 : -1;
    });
    if (showsFocus(event.target)) {
      this.keys.hidden = false;
      this.point(mark);
    }
  }

  _left() {
    this.keys.hidden = true;
    this.point(-1);
  }

  _typed(event) {
    if (modified(event)) {
      return;
    }
    const buttons = this._buttons();
    const at = buttons.indexOf(event.target);
    const last = buttons.length - 1;
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
      buttons[Math.max(0, Math.min(last, next))].focus();
    }
  }

  // The first mark of the next or the previous indicator.
  _indicatorFrom(at, step) {
    const { targets } = this._page;
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

  // Escape closes the tip; with nothing left to close it leaves the marks.
  _escaped() {
    if (!this._tip.hidden) {
      this._closedAt = this._at;
      this.point(-1);
    } else {
      const focused = this._marks.getRootNode().activeElement;
      if (focused && focused.parentNode === this._marks) {
        focused.blur();
      }
    }
  }

  /**
   * Points at a mark (-1: at none): its button is lit, the others stand back, and its tip is shown. `corner` is where the
   * drawing begins in the window, where that is known; `pointer` is what the tip centres on.
   */
  point(mark, corner, pointer) {
    if (mark !== this._on) {
      const buttons = this._marks.children;
      if (buttons[this._on]) {
        delete buttons[this._on].dataset.on;
      }
      if (buttons[mark]) {
        buttons[mark].dataset.on = '';
      }
      this._marks.classList.toggle('active', mark >= 0);
      clearTimeout(this._resting);
      this._tip.classList.remove('still');
      this._on = mark;
      this.heard(mark);
    }
    if (mark < 0 || !this._drawing) {
      // Hidden again it would be looked at again.
      if (!this._tip.hidden) {
        this._tip.hidden = true;
      }
      return;
    }
    const { left, top } = corner || this.element.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const tip = this._drawing.tip(mark, left, top, clientWidth, clientHeight, pointer);
    if (this._tipFor !== mark || this._tip.hidden) {
      fill(this._tip, ...tip.lines.map((line) => text('div', line)));
      this._tipFor = mark;
    }
    this._tip.style.transform = `translate(${tip.x}px, ${tip.y}px)`;
    this._tip.style.width = `${tip.width}px`;
    this._tip.hidden = false;
  }
}

// Keys with these belong to the browser and the screen reader.
function modified(event) {
  return event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
}
