#!/usr/bin/env node
// The command line of Report Charts, compiled to WebAssembly: `npx report-charts --help`.

import { readFile } from 'node:fs/promises';
import { parse, sep } from 'node:path';
import process, { argv, cwd, env } from 'node:process';
import { fileURLToPath } from 'node:url';

// Node warns of its system interface for WebAssembly each time it is used; here nobody can do anything about it.
process.removeAllListeners('warning');
const { WASI } = await import('node:wasi');

/** A path as WebAssembly knows it, without a drive. */
const portable = (/** @type {string} */ path) => path.slice(parse(path).root.length - 1).split(sep).join('/');

const here = fileURLToPath(import.meta.url);
const wasi = new WASI({
  version: 'preview1',
  args: [portable(here), ...argv.slice(2)],
  env: { ...env, REPORT_CHARTS_FOLDER: portable(cwd()) },
  preopens: { '/': parse(cwd()).root },
  returnOnExit: true,
});
const program = await WebAssembly.compile(await readFile(new URL('command-line.wasm', import.meta.url)));
const instance = await WebAssembly.instantiate(program, wasi.getImportObject());
process.exitCode = wasi.start(instance);
