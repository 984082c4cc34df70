import Chart from 'chart.js/auto';
import { start } from './page.js';

start({
  mount(host, { title, names, values }) {
    const canvas = document.createElement('canvas');
    host.append(canvas);
    canvas.width = host.clientWidth;
    canvas.height = host.clientHeight;
    return new Chart(canvas, {
      type: 'bar',
      data: { labels: names, datasets: [{ data: values }] },
      options: {
        animation: false,
        indexAxis: 'y',
        interaction: { mode: 'index', axis: 'y', intersect: false },
        maintainAspectRatio: false,
        plugins: { legend: { display: false }, title: { display: true, text: title } },
        responsive: false,
      },
    });
  },
  resize: (chart, width, height) => chart.resize(width, height),
  theme(chart, { ink, rule, bar }) {
    const { plugins, scales } = chart.options;
    plugins.title.color = ink;
    for (const scale of [scales.x, scales.y]) {
      scale.ticks.color = ink;
      scale.grid.color = rule;
    }
    chart.data.datasets[0].backgroundColor = bar;
    chart.update('none');
  },
  destroy: (chart) => chart.destroy(),
  // It is drawn on the canvas, so its text is read from the chart object.
  tip: ({ tooltip }) => (tooltip.opacity ? [...tooltip.title, ...tooltip.body.flatMap((part) => part.lines)].join(' ') : ''),
});
