// Scenarios with charts on a page whose library is loaded.

window.bench = (() => {
  const WIDTH = 640;
  const NARROW = 560;

  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  // Work after a change gets a separate frame.
  const settled = async () => {
    await frame();
    await frame();
  };
  const idle = () => new Promise((done) => requestIdleCallback(done));

  function host(height) {
    const box = document.createElement('div');
    box.style.cssText = `width:${WIDTH}px;height:${height}px`;
    document.body.append(box);
    return box;
  }

  function all(box, selector) {
    const shadows = Array.from(box.querySelectorAll('*'), (element) => element.shadowRoot).filter(Boolean);
    return [box, ...shadows].flatMap((root) => Array.from(root.querySelectorAll(selector)));
  }

  // Whether a canvas has the resolution of the screen and shows a chart: at least three colours on one per cent of the pixels.
  function painted(canvas) {
    if (canvas.width < 1.9 * canvas.clientWidth) {
      return false;
    }
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const pixels = new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    const ink = pixels.filter((pixel) => pixel !== pixels[0]);
    return new Set(ink).size >= 3 && ink.length > pixels.length / 100;
  }

  function large(shape) {
    const { width, height } = shape.getBoundingClientRect();
    return width > 8 && height > 8;
  }

  /** Whether a chart is visible in this box: on a canvas, or as eight shapes. */
  const drawn = (box) => all(box, 'canvas').some(painted) || all(box, 'svg rect, svg path').filter(large).length >= 8;

  /** One chart, kept for the next scenarios. */
  async function one(height) {
    const box = host(height);
    window.only = { box, chart: await window.peer.mount(box) };
    await frame();
    return drawn(box);
  }

  const tip = () => window.peer.tip(window.only.chart, window.only.box);

  /** Narrower and back. */
  async function resize(times, height) {
    const { box, chart } = window.only;
    for (let i = 0; i < times; i += 1) {
      const width = i % 2 ? WIDTH : NARROW;
      box.style.width = `${width}px`;
      window.peer.resize(chart, width, height);
      await settled();
    }
  }

  // The visible content: pixels of canvases, and shapes.
  const looks = (box) =>
    all(box, 'canvas, svg')
      .map((picture) => (picture.toDataURL ? picture.toDataURL() : picture.outerHTML))
      .join();

  /** Dark and light again. */
  async function theme(times) {
    const { box, chart } = window.only;
    for (let i = 0; i < times; i += 1) {
      window.peer.theme(chart, i % 2 === 0, box);
      await settled();
    }
  }

  /** Whether a chart is visible in the dark and the light theme, and differs. */
  async function turns() {
    await theme(1);
    const { box } = window.only;
    const dark = drawn(box) && looks(box);
    await theme(2);
    return Boolean(dark) && drawn(box) && looks(box) !== dark;
  }

  /** Creates and destroys a chart this many times. */
  async function comeAndGo(times, height) {
    for (let i = 0; i < times; i += 1) {
      const box = host(height);
      const chart = await window.peer.mount(box);
      await frame();
      window.peer.destroy(chart, box);
      box.remove();
      await frame();
    }
  }

  /** Milliseconds until the visible ones of a hundred charts are drawn and the page is idle. */
  async function hundred(height) {
    const boxes = Array.from({ length: 100 }, () => host(height));
    const start = performance.now();
    const charts = boxes.map((box) => window.peer.mount(box));
    await Promise.all(charts.filter((_, i) => boxes[i].getBoundingClientRect().top < innerHeight));
    await frame();
    await idle();
    window.boxes = boxes;
    return performance.now() - start;
  }

  /** This many charts, each scrolled into view. */
  async function visited(count, height) {
    const boxes = Array.from({ length: count }, () => host(height));
    boxes.forEach((box) => window.peer.mount(box));
    for (const box of boxes) {
      box.scrollIntoView();
      await frame();
    }
    await idle();
    window.boxes = boxes;
  }

  /** Scrolls through the page in 1.5 seconds; returns the longest time between two frames, in milliseconds. */
  async function scroll() {
    const steps = 90;
    const frames = [];
    for (let i = 0; i <= steps; i += 1) {
      scrollTo(0, (i / steps) * (document.documentElement.scrollHeight - innerHeight));
      frames.push(await new Promise(requestAnimationFrame));
    }
    await idle();
    return Math.max(...frames.slice(1).map((now, i) => now - frames[i]));
  }

  /** Number of charts that are blank when they are scrolled into view. */
  async function blank() {
    let count = 0;
    for (const box of window.boxes) {
      box.scrollIntoView();
      await settled();
      count += drawn(box) ? 0 : 1;
    }
    return count;
  }

  return { all, blank, comeAndGo, drawn, frame, host, hundred, one, resize, scroll, settled, theme, tip, turns, visited };
})();
