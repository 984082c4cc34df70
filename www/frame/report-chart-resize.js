// For a page with charts in frames: gives each frame the height that its chart asks for. It hears numbers only, from those
// frames only, and changes nothing else. It may come early, late or twice. A classic script, because a module from another
// host would need headers that plain hosts do not send; nothing newer than ES2018, because it is published as it is.

(() => {
  'use strict';

  const PAGE = '/report-chart-frame.html';
  const HEIGHT = 'report-chart-height';
  const ASK = 'report-chart-height-wanted';
  const VERSION = 1;

  const LOWEST = 50;
  const HIGHEST = 5000;

  // Heights to be set, at most once a frame of the screen however many messages come.
  const wanted = new Map();

  addEventListener('message', ({ data, source, origin }) => {
    const height = heightIn(data);
    const frame = height && charts().find((chart) => chart.contentWindow === source && mayBe(chart, origin));
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
    chart.contentWindow.postMessage({ type: ASK, version: VERSION }, '*');
  }

  function charts() {
    return Array.from(document.getElementsByTagName('iframe')).filter((frame) => {
      const address = addressOf(frame);
      return address && address.pathname.endsWith(PAGE);
    });
  }

  function addressOf(frame) {
    try {
      return new URL(frame.src);
    } catch (noAddress) {
      return null;
    }
  }

  // A sandbox takes a frame's origin away; without one it is that of its address.
  function mayBe(frame, origin) {
    const boxed = frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
    return origin === (boxed ? 'null' : addressOf(frame).origin);
  }

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

  // Where a page counts borders as part of the height, they come on top of the chart.
  function edges(frame) {
    const style = getComputedStyle(frame);
    if (style.boxSizing !== 'border-box') {
      return 0;
    }
    const sides = [style.borderTopWidth, style.borderBottomWidth, style.paddingTop, style.paddingBottom];
    return sides.reduce((sum, side) => sum + parseFloat(side), 0);
  }
})();
