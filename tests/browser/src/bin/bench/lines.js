// Scenarios with lines of many points on a page whose library is loaded, in addition to live.js.

window.lines = (() => {
  const { all, frame, host, settled } = bench;
  const WIDTH = 640;
  const NARROW = 560;
  // The canvas of the widget has 320; the rest is for a title.
  const HEIGHT = 360;

  // Positions of the lowest and the highest point, as shares of the line.
  const LOWEST = 0.4;
  const HIGHEST = 0.7;
  // The final window after moving.
  const MOVED = [0.3, 0.8];

  let values = null;
  let places = null;
  let shown = [0, 1];

  // A wave with reproducible noise, and two outliers that no decimation may lose.
  function wave(size) {
    let noise = 1;
    const all = new Float64Array(size);
    for (let i = 0; i < size; i += 1) {
      noise = (Math.imul(noise, 1103515245) + 12345) & 0x7fffffff;
      all[i] = 100 * Math.sin((6 * Math.PI * i) / size) + (30 * noise) / 0x7fffffff;
    }
    all[Math.floor(LOWEST * size)] = -200;
    all[Math.floor(HIGHEST * size)] = 200;
    return all;
  }

  function take(size) {
    values = wave(size);
    places = values.map((_, i) => i + 1);
  }

  async function draw() {
    const box = host(HEIGHT);
    window.only = { box, chart: await window.peer.line(box, values, places) };
    shown = [0, 1];
    await settled();
  }

  async function clear() {
    const { box, chart } = window.only;
    window.peer.destroy(chart, box);
    box.remove();
    await settled();
  }

  /** The points for the next drawing, with the library loaded. */
  async function make(size) {
    take(1000);
    await draw();
    await clear();
    take(size);
  }

  /** Narrower and back, with layout and drawing each time. */
  async function redraw(times) {
    const { box, chart } = window.only;
    for (let i = 0; i < times; i += 1) {
      const width = i % 2 ? WIDTH : NARROW;
      box.style.width = `${width}px`;
      window.peer.resize(chart, width, HEIGHT);
      await settled();
    }
  }

  /** Moves a window of half the points, one step a frame. */
  async function move(times) {
    const size = values.length;
    for (let i = 1; i <= times; i += 1) {
      shown = MOVED.map((end) => end - 0.2 * (1 - i / times));
      window.peer.show(window.only.chart, ...shown.map((end) => Math.round(end * size)));
      await frame();
    }
    await frame();
  }

  // Top, bottom and middle of the line's pixels in each column, from the first to the last column with pixels.
  function ink(canvas) {
    const { width, height } = canvas;
    const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    const code = window.peer.ink(window.only.chart);
    const colour = [1, 3, 5].map((at) => parseInt(code.slice(at, at + 2), 16));
    const columns = Array.from({ length: width }, () => ({ count: 0, sum: 0, top: Infinity, foot: -Infinity }));
    for (let i = 0; i < width * height; i += 1) {
      if (data[4 * i + 3] > 200 && colour.every((part, at) => Math.abs(data[4 * i + at] - part) < 30)) {
        const column = columns[i % width];
        const y = Math.floor(i / width);
        column.count += 1;
        column.sum += y;
        column.top = Math.min(column.top, y);
        column.foot = Math.max(column.foot, y);
      }
    }
    const has = ({ count }) => count > 0;
    return columns.slice(columns.findIndex(has), width - columns.slice().reverse().findIndex(has));
  }

  function correlation(a, b) {
    const mean = (all) => all.reduce((sum, one) => sum + one, 0) / all.length;
    const [x, y] = [mean(a), mean(b)];
    const product = (f, g) => mean(f.map((_, i) => (f[i] - (f === a ? x : y)) * (g[i] - (g === a ? x : y))));
    return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
  }

  /** Errors in the visible line, or empty: it covers nearly all columns, follows its points, and has its extremes in the right place. */
  function wrong() {
    const { box } = window.only;
    const canvas = all(box, 'canvas').find(({ width, clientWidth }) => width && width > 1.9 * clientWidth);
    if (!canvas) {
      return 'no canvas as sharp as the screen';
    }
    const columns = ink(canvas);
    const inked = columns.filter(({ count }) => count);
    if (columns.length < 0.8 * canvas.width || inked.length < 0.95 * columns.length) {
      return `ink in ${inked.length} of ${columns.length} columns, on a canvas of ${canvas.width}`;
    }
    const [from, to] = shown;
    const part = (i) => from + ((to - from) * i) / columns.length;
    const expected = columns.map((_, i) => -values[Math.floor(part(i) * values.length)]);
    const follows = correlation(
      expected.filter((_, i) => columns[i].count),
      inked.map(({ count, sum }) => sum / count),
    );
    if (!(follows > 0.9)) {
      return `it follows its points by ${follows} only`;
    }
    const tops = columns.map(({ top }) => top);
    const feet = columns.map(({ foot }) => foot);
    const highest = part(tops.indexOf(Math.min(...tops)));
    const lowest = part(feet.indexOf(Math.max(...feet)));
    if (Math.abs(highest - HIGHEST) > 0.01 || Math.abs(lowest - LOWEST) > 0.01) {
      return `its highest is at ${highest}, its lowest at ${lowest}`;
    }
    return '';
  }

  return { clear, draw, make, move, redraw, wrong };
})();
