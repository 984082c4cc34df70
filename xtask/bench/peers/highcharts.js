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
  destroy: (chart) => chart.destroy(),
  tip: (chart, host) => seen(host.querySelector('.highcharts-tooltip')),
});
