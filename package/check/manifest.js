// The custom-elements manifest against the schema of its format.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';

const read = (name) => JSON.parse(readFileSync(fileURLToPath(import.meta.resolve(name)), 'utf8'));
const validate = new Ajv({ allErrors: true, strict: false }).compile(read('custom-elements-manifest/schema.json'));
const manifest = read('report-charts/custom-elements.json');
assert.ok(validate(manifest), JSON.stringify(validate.errors, null, 2));
// A schema that lets everything pass says nothing.
assert.ok(!validate({ ...manifest, modules: [{ path: 'report-chart.js' }] }), 'the schema refuses nothing');
