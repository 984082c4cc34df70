// The same bars for both builds of ECharts.

import { seen } from './page.js';

export const bars = (init) => ({
  mount(host, { title, names, values }) {
    const chart = init(host, null, { renderer: 'canvas' });
    chart.setOption({
      animation: false,
      title: { text: title },
      tooltip: { trigger: 'axis', transitionDuration: 0, showDelay: 0, className: 'tip' },
      grid: { top: 40, right: 20, bottom: 30, left: 140 },
      xAxis: { type: 'value' },
      yAxis: { type: 'category', inverse: true, data: names },
      series: [{ type: 'bar', data: values }],
    });
    return chart;
  },
  resize: (chart) => chart.resize(),
  theme(chart, { ink, rule, bar }) {
    const axis = { axisLabel: { color: ink }, axisLine: { lineStyle: { color: rule } }, splitLine: { lineStyle: { color: rule } } };
    chart.setOption({ title: { textStyle: { color: ink } }, xAxis: axis, yAxis: axis, series: [{ itemStyle: { color: bar } }] });
  },
  destroy: (chart) => chart.dispose(),
  tip: (chart, host) => seen(host.querySelector('.tip')),
});
