// @ts-check
// Reads the environment of an element: the page, and settings of the reader. The wasm decides what follows from it.

import { onMediaChange } from './compat.js';

const DARK = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';
const MORE = '(prefers-contrast: more)';

// Colours that a page may set, each as --report-chart-NAME.
const COLOURS = ['ground', 'ink', 'muted', 'rule', 'accent', 'fall', 'empty'];

/**
 * The fields of a request that describe the environment of the element. Nothing is written unless a page sets colours: the
 * browser would compute styles again after each write.
 *
 * @param {HTMLElement} element
 * @param {HTMLElement} probe an element of ours that inherits from it and has the browser's own background
 */
export function environment(element, probe) {
  const own = getComputedStyle(element);
  /** @type {{ [name: string]: string }} */
  const colours = {};
  const found = {
    /** @type {(string | null)[]} */
    around: [],
    /** @type {string[]} */
    grounds: [],
    colours,
    text: parseFloat(own.fontSize),
    /** @type {string[] | undefined} */
    forced: undefined,
    contrast: element.getAttribute('contrast') === 'more' || matchMedia(MORE).matches,
  };
  for (let node = /** @type {any} */ (element); node; node = node.parentNode || node.host) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      found.grounds.push(plain(getComputedStyle(node).backgroundColor));
      if (node !== element && node.hasAttribute('lang')) {
        found.around.push(node.getAttribute('lang'));
      }
    }
  }
  // The browser's own background lies under everything and follows the page's color-scheme.
  found.grounds.push(plain(getComputedStyle(probe).backgroundColor));
  for (const name of COLOURS) {
    const colour = own.getPropertyValue(`--report-chart-${name}`).trim();
    if (colour) {
      colours[name] = computed(probe, colour) || colour;
    }
  }
  if (matchMedia(FORCED).matches) {
    found.forced = ['Canvas', 'CanvasText', 'GrayText'].map((name) => computed(probe, name));
  }
  return found;
}

/**
 * A colour as the browser computes it; empty for what is not a colour.
 *
 * @param {HTMLElement} probe
 * @param {string} colour
 */
function computed(probe, colour) {
  probe.style.color = '';
  probe.style.color = colour;
  const result = probe.style.color && plain(getComputedStyle(probe).color);
  probe.style.color = '';
  return result;
}

/**
 * A colour in the notation that the wasm reads. Others, such as oklch(), are computed as they are written, so a pixel is drawn.
 *
 * @param {string} colour
 */
function plain(colour) {
  if (colour.startsWith('rgb')) {
    return colour;
  }
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.fillStyle = 'transparent';
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  return alpha ? `rgba(${red}, ${green}, ${blue}, ${alpha / 255})` : colour;
}

/**
 * Calls `changed` when the environment may have changed.
 *
 * @param {HTMLElement} sensor has transitions on what it inherits from the page
 * @param {() => void} changed
 * @param {import('./disposer.js').Disposer} disposer
 */
export function watch(sensor, changed, disposer) {
  for (const query of [DARK, FORCED, MORE]) {
    disposer.add(onMediaChange(query, changed));
  }
  let later = 0;
  disposer.listen(sensor, 'transitionend', () => {
    changed();
    // A page may animate its background.
    clearTimeout(later);
    later = setTimeout(changed, 400);
  });
  disposer.add(() => clearTimeout(later));
}
