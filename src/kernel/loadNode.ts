import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileKernel } from './load';

/**
 * Reads and compiles the kernel under Node: `kernel.wasm` beside this module, which is its place in
 * the sources and beside a built program alike.
 */
export async function loadKernel(): Promise<WebAssembly.Module> {
  const path = fileURLToPath(new URL(/* @vite-ignore */ 'kernel.wasm', import.meta.url));
  if (!existsSync(path)) throw new Error(`no kernel at ${path}: build it with npm run kernel`);
  return compileKernel(await readFile(path));
}
