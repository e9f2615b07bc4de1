// Compiles the AssemblyScript kernel to src/kernel/kernel.wasm, unless that is up to date.
// `--optimizeLevel 3 --noAssert` for speed, `--runtime stub` because the caller owns the memory:
// buffers begin at __heap_base and the host grows the exported memory itself. The module asks
// for no imports (abort becomes a trap), so a compiled WebAssembly.Module can be posted to any
// worker and instantiated with nothing else.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isFresh } from './newer.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const entry = 'src/kernel/assembly/index.ts';
const output = 'src/kernel/kernel.wasm';

/**
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<'built' | 'fresh' | 'no source'>}
 * @throws {Error} with the compiler's own messages when the kernel does not compile
 */
export async function buildKernel({ force = false } = {}) {
  if (!existsSync(join(root, entry))) return 'no source';
  const sources = [
    join(root, 'src/kernel/assembly'),
    join(root, 'tools/kernel.mjs'),
    join(root, 'node_modules/assemblyscript/package.json'),
  ];
  if (!force && isFresh(join(root, output), sources)) return 'fresh';

  // Written beside the target and renamed, so that two builds at once never leave half a file.
  const draft = join(root, `${output}.${process.pid}.wasm`);
  await compileAssembly(entry, draft);
  renameSync(draft, join(root, output));
  return 'built';
}

/**
 * Compiles one AssemblyScript entry, a path from the root, to `outFile`.
 * @param {string} entry
 * @param {string} outFile
 * @throws {Error} with the compiler's own messages
 */
export async function compileAssembly(entry, outFile) {
  const asc = await import('assemblyscript/asc');
  let complaint = '';
  const { error } = await asc.main(
    [
      entry,
      ...['--outFile', relative(root, outFile)],
      ...['--baseDir', root],
      ...['--optimizeLevel', '3', '--shrinkLevel', '0', '--converge'],
      ...['--enable', 'simd'],
      ...['--runtime', 'stub'],
      ...['--use', 'abort='],
      '--noAssert',
    ],
    { stderr: { write: (text) => void (complaint += String(text)) } },
  );
  if (error) {
    rmSync(outFile, { force: true });
    throw new Error(`${entry} does not compile\n${complaint}`, { cause: error });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const outcome = await buildKernel({ force: process.argv.includes('--force') });
    if (outcome === 'no source') throw new Error(`${entry} is missing`);
    console.log(`${output}: ${outcome}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
