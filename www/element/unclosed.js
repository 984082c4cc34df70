// @ts-check
// HTML has no self-closing tags for elements like this one: `<report-chart … />` contains the rest of its parent. What is clearly
// no fallback content is moved behind the element, where its author meant it to be.

// What stands in pages, and not in a fallback.
const OF_PAGES = 'report-chart, report-line, script[src], link';
const PARTS_OF_PAGES = 'main,article,section,nav,header,footer,aside,form,h1';
// What a fallback begins with.
const OF_FALLBACKS = 'figure,table,script[type],[data-note],[data-summary]';

/**
 * Moves the rest of the page out of an element that has not been closed. Returns whether there was one.
 *
 * @param {Element} element
 */
export function releaseRest(element) {
  const parts = Array.from(element.children);
  const swallowed = element.querySelector(OF_PAGES) || parts.some((part) => part.matches(PARTS_OF_PAGES));
  if (swallowed) {
    moveOut(element);
  }
  return Boolean(swallowed);
}

/** @param {Element} element */
function moveOut(element) {
  const isFallback = (/** @type {Node} */ node) => (node instanceof Element ? node.matches(OF_FALLBACKS) && !node.matches('[src]') : !(node.textContent || '').trim());
  const nodes = Array.from(element.childNodes);
  const first = nodes.findIndex((node) => !isFallback(node));
  // The element itself adds a child for what reads pages aloud.
  const rest = first < 0 ? [] : nodes.slice(first).filter((node) => !(node instanceof Element && node.slot));
  element.after(...rest);
  // One that ends with its parent was not closed either.
  for (const node of rest) {
    if (node instanceof Element) {
      const inside = node.matches('report-chart') ? [node] : Array.from(node.querySelectorAll('report-chart'));
      inside.filter((other) => other.lastChild && !other.nextSibling).forEach(moveOut);
    }
  }
}
