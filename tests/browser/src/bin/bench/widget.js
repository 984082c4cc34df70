// The widget, as the bench treats every other: see xtask/bench/peers/page.js. Where only the first chart counts this is not
// in the page.

window.peer = {
  mount(host) {
    const chart = document.createElement('report-chart');
    chart.setAttribute('view', 'targets-2011');
    chart.setAttribute('lang', 'zh-CN');
    host.style.minHeight = host.style.height;
    host.style.height = 'auto';
    const ready = new Promise((done) => chart.addEventListener('report-chart-ready', () => done(chart)));
    host.append(chart);
    return ready;
  },
  // The element sees that its room has changed.
  resize() {},
  theme: (chart, dark) => chart.setAttribute('theme', dark ? 'dark' : 'light'),
  // The harness of the tests (collect.js) remembers whoever was ready: that is not the widget's memory.
  destroy(chart) {
    chart.remove();
    window.collected.ready.length = 0;
  },
  tip(chart) {
    const tip = chart.shadowRoot.querySelector('[part~="tip"]');
    return tip.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ? tip.textContent : '';
  },
};
