// @ts-check
// For a page with charts in frames: gives each frame the height that its chart asks for. It receives numbers only, from those
// frames only, and changes nothing else. It may be loaded early, late or twice. A classic script, because a module from another
// host would need headers that plain hosts do not send. It is published as it is, so it uses nothing newer than ES2018.

(() => {
  'use strict';

  const PAGE = /\/report-chart-frame\.html$|\/charts\/(en\/)?[^/]+\.html$/;
  const HEIGHT = 'report-chart-height';
  const ASK = 'report-chart-height-wanted';
  const VERSION = 1;

  // In CSS pixels.
  const LOWEST = 50;
  const HIGHEST = 5000;

  /**
   * Heights to be set, at most once a frame of the screen, however many messages come.
   *
   * @type {Map<HTMLIFrameElement, number>}
   */
  const wanted = new Map();

  addEventListener('message', ({ data, source, origin }) => {
    const height = heightIn(data);
    const frame = height && charts().find((chart) => chart.contentWindow === source && isFrom(chart, origin));
    if (!frame) {
      return;
    }
    if (!wanted.size) {
      requestAnimationFrame(setHeights);
    }
    wanted.set(frame, height);
  });

  // Charts that were ready before this script was.
  for (const chart of charts()) {
    /** @type {Window} */ (chart.contentWindow).postMessage({ type: ASK, version: VERSION }, '*');
  }

  function charts() {
    return Array.from(document.getElementsByTagName('iframe')).filter((frame) => {
      const address = addressOf(frame);
      return address && PAGE.test(address.pathname);
    });
  }

  /** @param {HTMLIFrameElement} frame */
  function addressOf(frame) {
    try {
      return new URL(frame.src);
    } catch (noAddress) {
      return null;
    }
  }

  /**
   * A sandbox removes the origin of a frame; without one, it is that of its address.
   *
   * @param {HTMLIFrameElement} frame
   * @param {string} origin
   */
  function isFrom(frame, origin) {
    const boxed = frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
    const address = addressOf(frame);
    return origin === (boxed ? 'null' : address && address.origin);
  }

  /** @param {any} data */
  function heightIn(data) {
    const ours = data && data.type === HEIGHT && data.version === VERSION && Object.keys(data).length === 3;
    if (!ours || !Number.isFinite(data.height)) {
      return 0;
    }
    return Math.min(HIGHEST, Math.max(LOWEST, Math.ceil(data.height)));
  }

  function setHeights() {
    for (const [frame, height] of wanted) {
      frame.style.height = `${height + edges(frame)}px`;
    }
    wanted.clear();
  }

  /**
   * Borders and padding, where a page counts them as part of the height.
   *
   * @param {HTMLIFrameElement} frame
   */
  function edges(frame) {
    const style = getComputedStyle(frame);
    if (style.boxSizing !== 'border-box') {
      return 0;
    }
    const sides = [style.borderTopWidth, style.borderBottomWidth, style.paddingTop, style.paddingBottom];
    return sides.reduce((sum, side) => sum + parseFloat(side), 0);
  }
})();
