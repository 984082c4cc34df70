// In Node, where there is no document: importing the package defines nothing and breaks nothing.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

assert.equal(typeof HTMLElement, 'undefined', 'this is to run without a document');
const entry = await import('report-charts');
assert.deepEqual(Object.keys(entry), ['ReportChart']);
assert.equal(await import('report-charts/report-chart.js'), entry, 'both names are one module');

const file = (name) => fileURLToPath(import.meta.resolve(`report-charts/${name}`));
for (const name of ['report-chart.wasm', 'report-chart-tools.wasm', 'report-chart-reading.wasm', 'report-chart-frame.html', 'custom-elements.json']) {
  assert.ok(existsSync(file(name)), name);
}
await assert.rejects(import('report-charts/report-chart-tools.js'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });

// What the manifest tells editors of the element is what the class has.
const [declared] = JSON.parse(readFileSync(file('custom-elements.json'), 'utf8')).modules[0].declarations;
const names = (things) => things.map(({ name }) => name).sort();
const { ReportChart } = entry;
assert.deepEqual(names(declared.attributes), [...ReportChart.observedAttributes].sort());
const members = Object.getOwnPropertyNames(ReportChart.prototype);
const isPublic = (name) => name !== 'constructor' && !name.startsWith('_') && !name.endsWith('Callback');
assert.deepEqual(names(declared.members.filter((member) => !member.static)), members.filter(isPublic).sort());
