// What browsers since 2018 do in different ways, or not at all: each function here has a way for those that lack the newer
// one. Other modules name none of it themselves; a test holds them to that.

// How often a browser without ResizeObserver is asked for sizes, in milliseconds.
const LOOK = 500;

// Where there are no pointer events, the mouse's have the same names but for their beginning; a tap makes them too.
const POINTER = typeof PointerEvent === 'undefined' ? 'mouse' : 'pointer';
export const POINTER_DOWN = `${POINTER}down`;
export const POINTER_MOVE = `${POINTER}move`;
export const POINTER_LEAVE = `${POINTER}leave`;

export function fromMouse(event) {
  return !event.pointerType || event.pointerType === 'mouse';
}

/** The time that an element spends in a page: what it listens to ends with it. */
export class Stay {
  constructor() {
    this._undo = [];
    this.over = false;
  }

  listen(target, name, act) {
    target.addEventListener(name, act);
    this.until(() => target.removeEventListener(name, act));
  }

  /** Calls `act` when the answer to a media query changes. */
  watch(query, act) {
    const list = matchMedia(query);
    if (list.addEventListener) {
      this.listen(list, 'change', act);
    } else {
      list.addListener(act);
      this.until(() => list.removeListener(act));
    }
  }

  /** Calls `act` with nothing when an element's size may have changed, and once to begin with. */
  measure(elements, act) {
    if ('ResizeObserver' in window) {
      const resized = new ResizeObserver(act);
      elements.forEach((element) => resized.observe(element));
      this.until(() => resized.disconnect());
      return;
    }
    let before;
    const look = () => {
      const sizes = elements.map((element) => [element.offsetWidth, element.offsetHeight]).join();
      if (sizes !== before) {
        before = sizes;
        act();
      }
    };
    const looking = setInterval(look, LOOK);
    this.until(() => clearInterval(looking));
    this.listen(window, 'resize', look);
    look();
  }

  /** Calls `act(true)` when the element comes within `margin` of the window, and `act(false)` when it has gone out again. */
  whenNear(element, margin, act) {
    if (!('IntersectionObserver' in window)) {
      act(true);
      return;
    }
    let before = false;
    const look = (entries) => {
      const near = entries[entries.length - 1].isIntersecting;
      if (near !== before) {
        before = near;
        act(near);
      }
    };
    const observer = new IntersectionObserver(look, { rootMargin: margin });
    observer.observe(element);
    this.until(() => observer.disconnect());
  }

  until(undo) {
    this._undo.push(undo);
  }

  end() {
    this.over = true;
    this._undo.forEach((undo) => undo());
    this._undo = [];
  }
}

/** Puts these in place of all that is inside. */
export function fill(element, ...children) {
  element.textContent = '';
  element.append(...children);
}

/** Whether the focus on this element is to be seen; where a browser does not tell, it is. */
export function showsFocus(element) {
  try {
    return element.matches(':focus-visible');
  } catch (unknown) {
    return true;
  }
}

/** Bytes of a blob. */
export function bytesOf(blob) {
  return new Response(blob).arrayBuffer().then((buffer) => new Uint8Array(buffer));
}
