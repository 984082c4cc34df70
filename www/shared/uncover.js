// @ts-check
// Scrolls what has the focus, or was linked to, out from under headers and bars that the page keeps in the window.

/**
 * @param {Element} element
 * @param {Element} [host] of the shadow tree that it is in
 */
export function uncover(element, host = element) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  for (const y of [Math.max(0, top) + 1, bottom - 1]) {
    // Also below a tooltip, which is above all else.
    const over = document.elementsFromPoint((left + right) / 2, y).map(kept).find(
      (other) => other && !other.contains(host) && !host.contains(other),
    );
    if (over) {
      const bar = over.getBoundingClientRect();
      const isBelow = bar.top + bar.bottom > innerHeight;
      scrollBy(/** @type {any} */ ({ top: isBelow ? bottom - bar.top : top - bar.bottom, behavior: 'instant' }));
      return;
    }
  }
}

/**
 * The element, or what it is in, that keeps its place in the window.
 *
 * @param {Element} element
 */
function kept(element) {
  /** @type {Element | null} */
  let around = element;
  while (around && !/fixed|sticky/.test(getComputedStyle(around).position)) {
    around = around.parentElement;
  }
  return around;
}
