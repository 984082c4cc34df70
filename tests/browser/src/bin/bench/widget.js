// Adapter of the widget for the bench: see xtask/bench/peers/page.js. Not part of the page in the scenarios of the first chart.

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
  // The element observes its size.
  resize() {},
  theme: (chart, dark) => chart.setAttribute('theme', dark ? 'dark' : 'light'),
  // collect.js of the test harness keeps ready elements, which is not memory of the widget.
  destroy(chart) {
    chart.remove();
    window.collected.ready.length = 0;
  },
  tip(chart) {
    const tip = chart.shadowRoot.querySelector('[part~="tip"]');
    return tip.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ? tip.textContent : '';
  },
};
