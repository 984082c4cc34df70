// The same line for both builds of ECharts: positions and values in one array of numbers, no symbols, and sampling that keeps
// extremes.

import { INK, TITLE, WIDTH } from './line-page.js';

export const line = (init) => ({
  line(host, values, places) {
    const data = new Float64Array(2 * values.length);
    values.forEach((value, i) => {
      data[2 * i] = places[i];
      data[2 * i + 1] = value;
    });
    const chart = init(host, null, { renderer: 'canvas' });
    chart.setOption({
      animation: false,
      title: { text: TITLE },
      tooltip: { trigger: 'axis', transitionDuration: 0, showDelay: 0 },
      grid: { top: 40, right: 20, bottom: 30, left: 60 },
      xAxis: { type: 'value', min: 'dataMin', max: 'dataMax' },
      yAxis: { type: 'value' },
      series: [{ type: 'line', data, sampling: 'minmax', showSymbol: false, color: INK, lineStyle: { width: WIDTH } }],
    });
    return chart;
  },
  resize: (chart) => chart.resize(),
  show(chart, startValue, endValue) {
    // Only needed for moving the window.
    if (!chart.getOption().dataZoom.length) {
      chart.setOption({ dataZoom: [{ type: 'inside' }] });
    }
    chart.dispatchAction({ type: 'dataZoom', startValue, endValue });
  },
  destroy: (chart) => chart.dispose(),
});
