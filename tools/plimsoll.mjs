#!/usr/bin/env node
// The command-line program: builds it when its sources are newer, then hands over to it.
// Standard output belongs to the program alone; anything said here goes to standard error.
import './node-version.mjs';
import { pathToFileURL } from 'node:url';
import { isInstalled } from './install.mjs';

if (!isInstalled()) {
  console.error('The dependencies are missing or out of date: run `npm ci` first.');
  process.exit(1);
}

const log = console.log;
console.log = console.info = console.error;
const { ensureCli } = await import('./cli.mjs');
const program = await ensureCli().catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exit(1);
});
console.log = console.info = log;

process.argv[1] = program;
await import(pathToFileURL(program).href);
