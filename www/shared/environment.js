// What is around a chart: the page it stands on and what its reader has asked of the system. It is found here and judged by
// the engine.

const DARK = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';
const MORE = '(prefers-contrast: more)';

// Colours that a page may set, each as --report-chart-NAME.
const COLOURS = ['ground', 'ink', 'muted', 'rule', 'accent', 'fall', 'empty'];

/** The fields of a request that come from around the element. `probe` is an element of ours that inherits from it and
 * has the browser's own ground. Nothing is written where nothing is asked: a page is laid out anew for each look after a change. */
export function surroundings(element, probe) {
  const own = getComputedStyle(element);
  const around = { around: [], grounds: [], colours: {}, text: parseFloat(own.fontSize) };
  for (let node = element; node; node = node.parentNode || node.host) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      around.grounds.push(plain(getComputedStyle(node).backgroundColor));
      if (node !== element && node.hasAttribute('lang')) {
        around.around.push(node.getAttribute('lang'));
      }
    }
  }
  // Under everything is the browser's own ground, which follows the page's color-scheme.
  around.grounds.push(plain(getComputedStyle(probe).backgroundColor));
  for (const name of COLOURS) {
    const colour = own.getPropertyValue(`--report-chart-${name}`).trim();
    if (colour) {
      around.colours[name] = computed(probe, colour) || colour;
    }
  }
  if (matchMedia(FORCED).matches) {
    around.forced = ['Canvas', 'CanvasText', 'GrayText'].map((name) => computed(probe, name));
  }
  around.contrast = element.getAttribute('contrast') === 'more' || matchMedia(MORE).matches;
  return around;
}

// A colour as the browser computes it; empty for what is none.
function computed(probe, colour) {
  probe.style.color = '';
  probe.style.color = colour;
  const result = probe.style.color && plain(getComputedStyle(probe).color);
  probe.style.color = '';
  return result;
}

// A colour in the notation that the engine reads. Others, such as oklch(), are computed as they are written: only a pixel
// tells what they are.
function plain(colour) {
  if (colour.startsWith('rgb')) {
    return colour;
  }
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d');
  context.fillStyle = 'transparent';
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  return alpha ? `rgba(${red}, ${green}, ${blue}, ${alpha / 255})` : colour;
}

/** Calls `changed` when any of it may have changed. `sensor` has transitions on what it inherits from the page. */
export function watch(sensor, changed, stay) {
  for (const query of [DARK, FORCED, MORE]) {
    stay.watch(query, changed);
  }
  let later = 0;
  const switched = () => {
    changed();
    // A page may take its time to change its ground.
    clearTimeout(later);
    later = setTimeout(changed, 400);
  };
  stay.listen(sensor, 'transitionend', switched);
  stay.until(() => clearTimeout(later));
}
