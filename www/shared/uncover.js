// @ts-check
// Scrolls what has the focus, or was linked to, out from under headers and bars that the page keeps in the window.

/**
 * @param {Element} element
 * @param {Element} [host] of the shadow tree that it is in
 */
export function uncover(element, host = element) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  /** @type {['bottom' | 'top', number][]} */
  const edges = [['bottom', top], ['top', bottom]];
  for (const [edge, y] of edges) {
    let over = document.elementFromPoint((left + right) / 2, Math.max(0, y) + (edge === 'bottom' ? 1 : -1));
    while (over && !/fixed|sticky/.test(getComputedStyle(over).position)) {
      over = over.parentElement;
    }
    if (over && !over.contains(host)) {
      scrollBy(/** @type {any} */ ({ top: y - over.getBoundingClientRect()[edge], behavior: 'instant' }));
      return;
    }
  }
}
