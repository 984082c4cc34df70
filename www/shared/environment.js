// @ts-check
// Reads the environment of an element: the page, and settings of the reader. The wasm decides what follows from it.

import { onMediaChange } from './compat.js';

const DARK = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';
const MORE = '(prefers-contrast: more)';

// Colours that a page may set, each as --report-chart-NAME.
const COLOURS = ['ground', 'ink', 'muted', 'rule', 'accent', 'fall', 'empty'];

// From this type size on, in CSS pixels, charts have large type.
const LARGE = 20;
// How much text is read to find out the type size around a chart.
const ENOUGH = 500;
const NO_TEXT = 'head,script,style,noscript,template,report-chart,report-line';
const COLOUR = /rgba?\([^)]*\)/g;
const OPAQUE = /^rgb\(|, (1|0\.[5-9]\d*)\)$/;

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
    // Whether it stands on a picture or a gradient.
    clear: false,
  };
  if (found.text >= LARGE) {
    found.text = typeAround(element) || found.text;
  }
  let covered = false;
  for (let node = /** @type {any} */ (element); node; node = node.assignedSlot || node.parentNode || node.host) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      const { backgroundColor, backgroundImage } = getComputedStyle(node);
      const ground = plain(backgroundColor);
      if (!covered && backgroundImage !== 'none') {
        found.clear = true;
        // The colours of a gradient; else dark where the text is light.
        found.grounds.push(...(backgroundImage.match(COLOUR) || []), isLight(plain(own.color)) ? 'rgb(0,0,0)' : 'rgb(255,255,255)');
      }
      found.grounds.push(ground);
      covered = covered || OPAQUE.test(ground);
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
  found.clear = found.clear && !(colours.ground || found.forced || found.contrast || /light|dark/.test(element.getAttribute('theme') || ''));
  return found;
}

/**
 * The type size of most of the text beside an element. What the element inherits may be no type size at all: some libraries give the
 * page one that other lengths are computed from.
 *
 * @param {Element} element
 */
function typeAround(element) {
  /** @type {{ [size: string]: number }} */
  const sizes = {};
  let most = '';
  let read = 0;
  for (let node = /** @type {any} */ (element).parentNode; node && !most; node = node.parentNode || node.host) {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (read < ENOUGH && texts.nextNode()) {
      const parent = /** @type {Element} */ (texts.currentNode.parentNode);
      const length = /** @type {string} */ (texts.currentNode.nodeValue).trim().length;
      if (length && parent.nodeType === Node.ELEMENT_NODE && !parent.closest(NO_TEXT)) {
        const size = getComputedStyle(parent).fontSize;
        sizes[size] = (sizes[size] || 0) + length;
        read += length;
        most = sizes[size] >= (sizes[most] || 0) ? size : most;
      }
    }
  }
  return parseFloat(most);
}

/** @param {string} colour as `plain` has it */
function isLight(colour) {
  const [red, green, blue] = colour.match(/[\d.]+/g) || [];
  return Number(red) + Number(green) + Number(blue) > 382;
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
  try {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.fillStyle = 'transparent';
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
    return alpha ? `rgba(${red}, ${green}, ${blue}, ${alpha / 255})` : colour;
  } catch (blocked) {
    // By an extension or a setting of the browser: the colour is unknown then.
    return colour;
  }
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
  // Not by `:lang()` and a transition: in Firefox a host's language does not reach into its shadow tree.
  const language = new MutationObserver(changed);
  language.observe(document, { attributes: true, attributeFilter: ['lang'], subtree: true });
  disposer.add(() => language.disconnect());
  let later = 0;
  disposer.listen(sensor, 'transitionend', () => {
    changed();
    // A page may animate its background.
    clearTimeout(later);
    later = setTimeout(changed, 400);
  });
  disposer.add(() => clearTimeout(later));
}
