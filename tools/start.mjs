// npm start [-- --built] [-- --port N]: installs what is missing and serves the app.
// --built serves the production build instead of the development server.
import './node-version.mjs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

// Not a static import: an old Node, which lacks it, would stop here before its version is told.
const { parseArgs } = await import('node:util');
const { values } = parseArgs({
  options: { built: { type: 'boolean', default: false }, port: { type: 'string' } },
});
const port = values.port === undefined ? undefined : Number(values.port);

try {
  ensureInstalled();
  // The kernel is compiled as Vite reads its configuration.
  const { build, createServer, preview } = await import('vite');
  if (values.built) await build({ logLevel: 'warn' });
  const server = values.built
    ? await preview({ preview: { port } })
    : await (await createServer({ server: { port } })).listen();
  console.log(`Plimsoll is at ${server.resolvedUrls?.local[0]} (Ctrl+C stops it)`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
