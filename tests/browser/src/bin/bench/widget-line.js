// Adapter of the widget's line for the bench: see xtask/bench/peers/line-page.js.

window.peer = {
  line(host, values) {
    const chart = document.createElement('report-line');
    chart.setAttribute('lang', 'zh-CN');
    chart.series = { values, title: { zh: '许许多多的点', en: 'Very many points' } };
    host.style.height = 'auto';
    const ready = new Promise((done) => chart.addEventListener('report-line-ready', () => done(chart)));
    host.append(chart);
    return ready;
  },
  // The wasm object of the element, which gives the texts.
  ink: (chart) => Object.values(chart).find((value) => value && value.page).page().colours[0],
  // The element observes its size.
  resize() {},
  show(chart, from, to) {
    chart.window = [from - 1, to - 1];
  },
  destroy: (chart) => chart.remove(),
};

// The memory of the line is that of its wasm instance.
(() => {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const instance = await instantiate(...given);
    window.programMemory = instance.exports.memory;
    return instance;
  };
})();
