import Chart from 'chart.js/auto';
import { INK, start, TITLE, WIDTH } from './line-page.js';

// Settings of its performance documentation: its own data form, fixed ends of the axis, no symbols, no gaps, decimation.
start({
  line(host, values, places) {
    const canvas = document.createElement('canvas');
    host.append(canvas);
    canvas.width = host.clientWidth;
    canvas.height = host.clientHeight;
    const data = Array.from(values, (y, i) => ({ x: places[i], y }));
    return new Chart(canvas, {
      type: 'line',
      data: { datasets: [{ data, borderColor: INK, borderWidth: WIDTH, pointRadius: 0, spanGaps: true }] },
      options: {
        animation: false,
        interaction: { mode: 'index', intersect: false },
        maintainAspectRatio: false,
        normalized: true,
        parsing: false,
        plugins: {
          decimation: { enabled: true, algorithm: 'min-max' },
          legend: { display: false },
          title: { display: true, text: TITLE },
        },
        responsive: false,
        scales: { x: { type: 'linear', min: 1, max: values.length, ticks: { maxRotation: 0 } } },
      },
    });
  },
  resize: (chart, width, height) => chart.resize(width, height),
  show(chart, min, max) {
    Object.assign(chart.options.scales.x, { min, max });
    chart.update('none');
  },
  destroy: (chart) => chart.destroy(),
});
