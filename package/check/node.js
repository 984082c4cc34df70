// In Node, where there is no document: importing the package defines nothing and breaks nothing.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

assert.equal(typeof HTMLElement, 'undefined', 'this is to run without a document');
const entry = await import('report-charts');
assert.deepEqual(Object.keys(entry), ['ReportChart']);
assert.equal(await import('report-charts/report-chart.js'), entry, 'both names are one module');

const file = (name) => fileURLToPath(import.meta.resolve(`report-charts/${name}`));
for (const name of ['report-chart.wasm', 'report-chart-custom.wasm', 'report-chart-tools.wasm', 'report-chart-reading.wasm', 'report-chart-frame.html', 'custom-elements.json']) {
  assert.ok(existsSync(file(name)), name);
}
await assert.rejects(import('report-charts/report-chart-tools.js'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });

// What the manifest tells editors of the elements is what the classes have.
const lines = await import('report-charts/report-chart-lines.js');
assert.deepEqual(Object.keys(lines), ['ReportLine']);
const classes = { ...entry, ...lines };
const names = (things) => things.map(({ name }) => name).sort();
const isPublic = (name) => name !== 'constructor' && !name.startsWith('_') && !name.endsWith('Callback');
const { modules } = JSON.parse(readFileSync(file('custom-elements.json'), 'utf8'));
const declarations = modules.flatMap((module) => module.declarations);
assert.deepEqual(names(declarations), Object.keys(classes).sort());
for (const declared of declarations) {
  const element = classes[declared.name];
  assert.deepEqual(names(declared.attributes), [...element.observedAttributes].sort(), declared.name);
  const members = Object.getOwnPropertyNames(element.prototype);
  assert.deepEqual(names(declared.members.filter((member) => !member.static)), members.filter(isPublic).sort(), declared.name);
}

// Reports from numbers: what is wrong is said before anything is drawn.
const { report } = await import('report-charts/build');
const amounts = (unit, values) => values.map((value, index) => ({ name: `n${index}`, value, unit, period: 2024 }));
const made = report({ title: 'Steel', figures: amounts('million tonnes', [215.1, 1.1]) });
const [first, second] = made.indicators.map(({ measures }) => measures[0]);
assert.deepEqual([first.value, first.unit, first.stated], [215100000, '吨', '215.1 million tonnes']);
assert.equal(second.value, 1100000, 'a factor adds no digits');
assert.deepEqual(made.views.map(({ kind }) => kind), ['bars']);
const [shops] = report({ title: 'Shops', figures: amounts('shops', [12]) }).indicators;
assert.deepEqual([shops.measures[0].unit, shops.counted.en], ['个', 'shops']);
const years = [2023, 2024].map((period) => ({ name: '粮食', value: 1, unit: '万吨', period }));
assert.equal(report({ title: '粮食', figures: years }).views[0].kind, 'series');
assert.equal(report({ title: 'Mixed', figures: [...years, ...amounts('%', [2])] }).views, undefined);
const fall = { name: 'Exports', value: -1.3, unit: '%', period: 2024, comparison: 'yoy' };
const [fell] = report({ title: 'Exports', figures: [fall] }).indicators[0].measures;
assert.deepEqual([fell.value, fell.direction], [1.3, 'decrease']);
for (const value of [-1, NaN, Infinity, 1e16, undefined]) {
  assert.throws(() => report({ title: 'x', figures: amounts('%', [value]) }), { name: 'RangeError', message: /^figures\[0\]\.value: found/ });
}
assert.throws(() => report({ title: 'x', figures: [] }), /^TypeError: figures: found/);
assert.throws(() => report({ figures: amounts('%', [1]) }), /^TypeError: title: found undefined/);
