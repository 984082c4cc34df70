// In Node, where there is no document: importing the package defines nothing and breaks nothing.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

assert.equal(typeof HTMLElement, 'undefined', 'this is to run without a document');
const entry = await import('report-charts');
assert.deepEqual(Object.keys(entry), ['ReportChart']);
assert.equal(entry.ReportChart.observedAttributes.includes('view'), true);
assert.equal(await import('report-charts/report-chart.js'), entry, 'both names are one module');

for (const file of ['report-chart.wasm', 'report-chart-tools.wasm', 'report-chart-frame.html', 'custom-elements.json']) {
  assert.ok(existsSync(fileURLToPath(import.meta.resolve(`report-charts/${file}`))), file);
}
await assert.rejects(import('report-charts/report-chart-tools.js'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
