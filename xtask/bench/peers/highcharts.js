import Highcharts from 'highcharts';
import { seen, start } from './page.js';

start({
  mount: (host, { title, names, values }) =>
    Highcharts.chart(host, {
      accessibility: { enabled: false },
      chart: { type: 'bar', animation: false },
      credits: { enabled: false },
      legend: { enabled: false },
      plotOptions: { series: { animation: false } },
      series: [{ data: values }],
      title: { text: title },
      tooltip: { animation: false, shared: true },
      xAxis: { categories: names },
    }),
  resize: (chart, width, height) => chart.setSize(width, height, false),
  theme(chart, { ground, ink, rule, bar }) {
    const axis = { labels: { style: { color: ink } }, gridLineColor: rule, lineColor: rule };
    const title = { style: { color: ink } };
    chart.update({ chart: { backgroundColor: ground }, title, xAxis: axis, yAxis: axis, series: [{ color: bar }] }, true, false, false);
  },
  destroy: (chart) => chart.destroy(),
  tip: (chart, host) => seen(host.querySelector('.highcharts-tooltip')),
});
