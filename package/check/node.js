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
