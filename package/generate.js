// Writes files of the npm package that follow from others, in the folder of the tools: node generate.js ROOT PACKAGE.
// report.d.ts: the types of reports, from their JSON Schema. build-units.js: the English names of units, from the table of units.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [root, out] = process.argv.slice(2);
const tool = createRequire(`${process.cwd()}/`).resolve('json-schema-to-typescript');
const { compile } = await import(pathToFileURL(tool));

const schema = JSON.parse(readFileSync(join(root, 'data/report-charts.schema.json'), 'utf8'));
const types = await compile({ ...schema, title: undefined }, 'Report', {
  bannerComment: '// Reports as <report-chart> takes them, from report-charts.schema.json.',
  additionalProperties: false,
  ignoreMinAndMaxItems: true,
  format: false,
});
writeFileSync(join(out, 'report.d.ts'), types);

const lines = readFileSync(join(root, 'crates/quantity/data/units.tsv'), 'utf8').split('\n');
const plurals = {};
/** English names, singular and plural, with the unit as documents have it. */
const units = {};
eachLine(['plurals'], ([singular, irregular]) => (plurals[singular] = irregular));
// A word that is counted is its unit; of what is measured, the first symbol of a line is.
for (const section of ['counted', 'people']) {
  eachLine([section], ([word, name]) => add(name, word));
}
eachLine(['shares', 'measured', 'time'], ([symbols, family, size, written, spoken]) => {
  const unit = family && !size ? family : symbols.split(' ')[0];
  add(written, unit);
  add(spoken, unit);
  for (const symbol of symbols.split(' ').filter((symbol) => /^[\w²³·/ Ω]+$/u.test(symbol))) {
    units[symbol] = units[symbol] || unit;
  }
});

/** Calls `act` with the cells of each line of these sections. */
function eachLine(sections, act) {
  let section = '';
  for (const line of lines) {
    if (line.startsWith('[')) {
      section = line.slice(1, -1);
    } else if (line && !line.startsWith('#') && sections.includes(section)) {
      act(line.split('\t'));
    }
  }
}

function add(name, unit) {
  const plain = (name || '').replace('#', '').trim();
  if (/^[a-z][a-z .-]*[a-z]$/.test(plain)) {
    for (const form of [plain, plural(plain)]) {
      units[form] = units[form] || unit;
    }
  }
}

/** The plural: of tonne of ore, tonnes of ore. Abbreviations have none. */
function plural(name) {
  const [, noun, rest] = /^(\S+(?: (?!of )\S+)*)( of .*)?$/.exec(name);
  if (/^[a-z]{2}$/.test(noun) || noun.endsWith('s') || noun.endsWith('-km')) {
    return name;
  }
  return `${plurals[noun] || (/(x|ch)$/.test(noun) ? `${noun}es` : `${noun}s`)}${rest || ''}`;
}

writeFileSync(
  join(out, 'build-units.js'),
  `// English names of units, with those of documents: from the table of units of Report Charts.\nexport default ${JSON.stringify(units, null, 1)};\n`,
);
