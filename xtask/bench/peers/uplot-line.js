import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { INK, start, TITLE, WIDTH } from './line-page.js';

start({
  line(host, values, places) {
    const options = {
      title: TITLE,
      width: host.clientWidth,
      height: host.clientHeight - 30,
      legend: { show: false },
      scales: { x: { time: false } },
      axes: [{}, {}],
      series: [{}, { stroke: INK, width: WIDTH, points: { show: false } }],
    };
    return new uPlot(options, [places, values], host);
  },
  resize: (chart, width, height) => chart.setSize({ width, height: height - 30 }),
  show: (chart, min, max) => chart.setScale('x', { min, max }),
  destroy: (chart) => chart.destroy(),
});
