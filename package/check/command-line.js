// The command line of the package, as `npx report-charts` starts it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const manifest = createRequire(import.meta.url).resolve('report-charts/package.json');
const { bin, version } = JSON.parse(readFileSync(manifest, 'utf8'));
const program = join(dirname(manifest), bin['report-charts']);
const folder = mkdtempSync(join(tmpdir(), 'report-charts-'));

/** Runs it in a folder, and expects an exit code. */
function run(/** @type {string[]} */ words, { code = 0, input = '', cwd = folder } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { cwd, input, encoding: 'utf8' });
  assert.equal(status, code, `${words.join(' ')}: ${stdout}${stderr}`);
  return { stdout, stderr };
}

try {
  assert.equal(run(['--version']).stdout, `report-charts ${version}\n`);
  const text = '示例市2031年工作报告\n2031年工作目标\n工业增加值增长11%左右。\n';
  assert.match(run(['figures', '-', '--format', 'json'], { input: text }).stdout, /11%左右/);
  mkdirSync(join(folder, '稿'));
  writeFileSync(join(folder, '报告.txt'), text);
  const drafted = run(['draft', '报告.txt']).stdout;
  assert.equal(JSON.parse(drafted).indicators.length, 1);
  writeFileSync(join(folder, '稿/report.json'), drafted);
  // Relative to the folder in which it is started, also upwards, and from the root.
  for (const [file, cwd] of [['../稿/report.json', '稿'], ['report.json', '稿'], [join(folder, '稿/report.json'), '.']]) {
    run(['validate', file], { cwd: join(folder, cwd) });
  }
  const { stderr } = run(['validate', 'none.json'], { code: 2 });
  assert.match(stderr, /^error: none\.json: /);
  run(['render', '--view', 'overview', '--format', 'svg', '-o', 'overview.svg']);
  assert.match(readFileSync(join(folder, 'overview.svg'), 'utf8'), /^<svg/);
  // The script of a page of one file is found beside the program.
  run(['render', '--format', 'html', '-o', 'page.html']);
  assert.ok(readFileSync(join(folder, 'page.html')).length > 1_000_000);
} finally {
  rmSync(folder, { recursive: true });
}
