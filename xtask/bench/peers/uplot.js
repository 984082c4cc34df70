import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { seen, start } from './page.js';

// uPlot has no tooltip: a minimal one, as in its examples.
function tooltip(names) {
  const box = document.createElement('div');
  box.className = 'tip';
  box.style.cssText = 'position:absolute;pointer-events:none;background:#fff;border:1px solid;padding:4px;display:none';
  return {
    hooks: {
      init: (chart) => chart.over.append(box),
      setCursor(chart) {
        const { idx, left, top } = chart.cursor;
        box.style.display = idx == null ? 'none' : 'block';
        if (idx != null) {
          box.textContent = `${names[idx]} ${chart.data[1][idx]}`;
          box.style.transform = `translate(${Math.min(left, chart.over.clientWidth - 140)}px, ${top}px)`;
        }
      },
    },
  };
}

// Colours are functions that are called on each drawing.
let colours = { ink: '#000', rule: '#eee', bar: '#36a' };
const axis = { stroke: () => colours.ink, grid: { stroke: () => colours.rule }, ticks: { stroke: () => colours.rule } };

start({
  mount(host, { title, names, values }) {
    const options = {
      title,
      width: host.clientWidth,
      height: host.clientHeight - 30,
      legend: { show: false },
      scales: { x: { time: false, range: (_, min, max) => [min - 0.5, max + 0.5] } },
      axes: [{ ...axis, values: (_, at) => at.map((i) => names[i] || ''), splits: () => names.map((_, i) => i) }, axis],
      series: [{}, { fill: () => colours.bar, paths: uPlot.paths.bars({ size: [0.7] }), points: { show: false } }],
      plugins: [tooltip(names)],
    };
    return new uPlot(options, [names.map((_, i) => i), values], host);
  },
  resize: (chart, width, height) => chart.setSize({ width, height: height - 30 }),
  theme(chart, now) {
    colours = now;
    chart.redraw(false);
  },
  destroy: (chart) => chart.destroy(),
  tip: (chart, host) => seen(host.querySelector('.tip')),
});
