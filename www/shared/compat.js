// @ts-check
// Differences between browsers since 2018. Each function here works without the newer feature that it uses. No other module
// names such a feature; a test in xtask checks that.

// How often sizes are polled where there is no ResizeObserver, in milliseconds.
const POLL = 500;

// How long a page that is never idle is waited for, in milliseconds.
const LATEST = 2000;
// The same where a browser does not say when it is idle.
const SOON = 200;

// Without pointer events, the mouse events have the same names but for the beginning; taps dispatch them, too.
const POINTER = typeof PointerEvent === 'undefined' ? 'mouse' : 'pointer';
export const POINTER_DOWN = `${POINTER}down`;
export const POINTER_MOVE = `${POINTER}move`;
export const POINTER_LEAVE = `${POINTER}leave`;

/** @param {any} event */
export function fromMouse(event) {
  return !event.pointerType || event.pointerType === 'mouse';
}

/**
 * Calls `act` when the result of a media query changes.
 *
 * @param {string} query
 * @param {() => void} act
 * @returns {() => void} stops it
 */
export function onMediaChange(query, act) {
  const list = matchMedia(query);
  if (list.addEventListener) {
    list.addEventListener('change', act);
    return () => list.removeEventListener('change', act);
  }
  list.addListener(act);
  return () => list.removeListener(act);
}

/**
 * Calls `act` when the size of an element may have changed, and once at the beginning, before the frame with this size is painted. From the
 * second element on, zoom counts. Boxes around the elements may change after the frame only: browsers report it as an error of the page.
 *
 * @param {HTMLElement[]} elements
 * @param {() => void} act
 * @returns {() => void} stops it
 */
export function onLayout(elements, act) {
  if ('ResizeObserver' in window) {
    const observer = new ResizeObserver(act);
    elements.forEach((element, i) => {
      try {
        // Device pixels are reported a frame later.
        observer.observe(element, { box: i ? 'device-pixel-content-box' : 'content-box' });
      } catch (unknown) {
        observer.observe(element);
      }
    });
    return () => observer.disconnect();
  }
  /** @type {string} */
  let before;
  const look = () => {
    const sizes = elements.map((element) => [element.offsetWidth, element.offsetHeight]).join();
    if (sizes !== before) {
      before = sizes;
      act();
    }
  };
  const polling = setInterval(look, POLL);
  addEventListener('resize', look);
  look();
  return () => {
    clearInterval(polling);
    removeEventListener('resize', look);
  };
}

/**
 * The same after the frame.
 *
 * @param {HTMLElement[]} elements
 * @param {() => void} act
 * @returns {() => void} stops it
 */
export function onResize(elements, act) {
  // WebKit may lose a request for the next frame.
  return onLayout(elements, () => setTimeout(act));
}

/**
 * Calls `act`, which may change the height of an element, during a layout. What is around the element follows after the frame.
 *
 * @param {HTMLElement} element
 * @param {() => void} act
 */
export function withinLayout(element, act) {
  const now = () => element.getBoundingClientRect().height;
  const height = now();
  // In a transformed page the height as laid out is not known exactly.
  if (Math.abs(height - element.offsetHeight) > 1) {
    setTimeout(act);
    return;
  }
  act();
  if (now() !== height) {
    element.style.height = `${height}px`;
    setTimeout(() => {
      element.style.height = '';
    });
  }
}

/**
 * Calls `act(true)` when one of these elements is or comes within `margin` of the viewport, and `act(false)` when none is any more or yet.
 *
 * @param {Element[]} elements
 * @param {string} margin
 * @param {(near: boolean) => void} act
 * @returns {() => void} stops it
 */
export function onNear(elements, margin, act) {
  if (!('IntersectionObserver' in window)) {
    act(true);
    return () => {};
  }
  /** @type {boolean | undefined} */
  let before;
  /** @type {Set<Element>} */
  const inside = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      entries.forEach(({ isIntersecting, target }) => (isIntersecting ? inside.add(target) : inside.delete(target)));
      const near = inside.size > 0;
      if (near !== before) {
        before = near;
        act(near);
      }
    },
    { rootMargin: margin },
  );
  elements.forEach((element) => observer.observe(element));
  return () => observer.disconnect();
}

/**
 * The corner of an element in the viewport, where pointers are, with the zoom that CSS gives it, and how much larger it is there
 * than it is laid out: by zoom and by transforms of the page around it.
 *
 * @param {HTMLElement} element
 */
export function boxOf(element) {
  let zoom = /** @type {any} */ (element).currentCSSZoom;
  let unit = 1;
  if (!zoom) {
    // Before 2024 the box was in lengths of the element, not of the viewport.
    for (let node = /** @type {any} */ (element); node; node = node.parentNode || node.host) {
      unit *= (node.nodeType === 1 && parseFloat(/** @type {any} */ (getComputedStyle(node)).zoom)) || 1;
    }
    zoom = unit;
  }
  const { left, top, width, height } = element.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = element;
  const scale = (width * unit) / offsetWidth || 1;
  return { left: left * unit, top: top * unit, zoom, scale, turned: Math.abs(scale * offsetHeight - height * unit) > 1 };
}

/**
 * The part of the viewport in which no ancestor clips an element.
 *
 * @param {HTMLElement} element
 */
export function visibleAround(element) {
  const { clientWidth, clientHeight } = document.documentElement;
  const all = { left: 0, top: 0, right: clientWidth, bottom: clientHeight };
  for (let node = /** @type {any} */ (element); node; node = node.parentNode || node.host) {
    if (node.nodeType === 1 && getComputedStyle(node).overflow !== 'visible') {
      const { left, top, right, bottom } = node.getBoundingClientRect();
      all.left = Math.max(all.left, left);
      all.top = Math.max(all.top, top);
      all.right = Math.min(all.right, right);
      all.bottom = Math.min(all.bottom, bottom);
    }
  }
  return all;
}

/**
 * Shows an element above all else, where nothing clips it.
 *
 * @param {HTMLElement} element
 * @returns {boolean} false where the browser cannot
 */
export function lift(element) {
  try {
    element.popover = 'manual';
    element.showPopover();
    return true;
  } catch (unknown) {
    return false;
  }
}

/**
 * Replaces the content of an element.
 *
 * @param {Element} element
 * @param {(Node | string)[]} children
 */
export function setChildren(element, ...children) {
  element.textContent = '';
  element.append(...children);
}

/**
 * Calls `act` when the page has nothing else to do.
 *
 * @param {() => void} act
 */
export function onIdle(act) {
  if ('requestIdleCallback' in window) {
    requestIdleCallback(act, { timeout: LATEST });
  } else {
    setTimeout(act, SOON);
  }
}

/**
 * Whether the focus of an element is visible; assumed where a browser does not know.
 *
 * @param {EventTarget | null} element
 */
export function showsFocus(element) {
  try {
    return /** @type {Element} */ (element).matches(':focus-visible');
  } catch (unknown) {
    return true;
  }
}

/**
 * @param {Blob} blob
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export function bytesOf(blob) {
  return new Response(blob).arrayBuffer().then((buffer) => new Uint8Array(buffer));
}
