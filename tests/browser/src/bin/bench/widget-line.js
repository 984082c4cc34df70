// The widget's line, as the bench treats every other: see xtask/bench/peers/line-page.js.

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
  // What the element holds of its wasm and can be asked for its words.
  ink: (chart) => Object.values(chart).find((value) => value && value.page).page().colours[0],
  // The element sees that its room has changed.
  resize() {},
  show(chart, from, to) {
    chart.window = [from - 1, to - 1];
  },
  destroy: (chart) => chart.remove(),
};

// What the program of the line holds is seen from its memory alone.
(() => {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const instance = await instantiate(...given);
    window.programMemory = instance.exports.memory;
    return instance;
  };
})();
