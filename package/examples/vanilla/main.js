import 'report-charts';

const byId = (id) => document.getElementById(id);
const chart = byId('chart');

chart.addEventListener('report-chart-ready', ({ detail }) => {
  byId('ready').textContent = detail.view;
});
chart.addEventListener('report-chart-select', ({ detail }) => {
  byId('selected').textContent = detail.measure;
});
byId('change').addEventListener('click', () => chart.setAttribute('view', 'targets-2011'));
byId('remove').addEventListener('click', () => chart.remove());
