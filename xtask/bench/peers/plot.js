import { axisX, axisY, barX, plot, pointerY, ruleX, tip } from '@observablehq/plot';
import { seen, start } from './page.js';

function draw(host, figures, width, height, bar) {
  const { title, names, values } = figures;
  const data = names.map((name, i) => ({ name, value: values[i] }));
  const place = { x: 'value', y: 'name' };
  const chart = plot({
    title,
    width,
    height: height - 40,
    marginLeft: 140,
    y: { domain: names },
    marks: [axisX(), axisY(), barX(data, { ...place, fill: bar }), ruleX([0]), tip(data, pointerY(place))],
  });
  host.replaceChildren(chart);
}

start({
  mount(host, figures) {
    draw(host, figures, host.clientWidth, host.clientHeight);
    return { host, figures };
  },
  // The only way in this library.
  resize: ({ host, figures }, width, height) => draw(host, figures, width, height),
  // Text and rules have the colour of the page.
  theme: ({ host, figures }, { bar }) => draw(host, figures, host.clientWidth, host.clientHeight, bar),
  destroy: (_, host) => host.replaceChildren(),
  tip: (_, host) => seen(host.querySelector('[aria-label=tip]')),
});
