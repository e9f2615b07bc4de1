// Runs a TypeScript program of this repository: node tools/run-ts.mjs FILE [ARGUMENT…]
// Node 20 cannot strip types, so the file and what it imports go through Vite's module runner
// with the project's own configuration: the same transforms as the tests and the app. The
// program sees its arguments in process.argv from index 2 on, as under plain Node.
import { resolve } from 'node:path';
import { createServer } from 'vite';

const [file, ...rest] = process.argv.slice(2);
if (!file) {
  console.error('usage: node tools/run-ts.mjs FILE [ARGUMENT…]');
  process.exit(2);
}
process.argv = [process.argv[0], resolve(file), ...rest];

const server = await createServer({
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true, include: [] },
});
try {
  await server.ssrLoadModule(resolve(file));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await server.close();
}
