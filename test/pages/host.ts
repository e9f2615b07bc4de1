import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const folder = '/some/folder/of/a/static/host/';
const types: Record<string, string> = {
  ...{ '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' },
  ...{ '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.csv': 'text/csv' },
};

export interface Host {
  url: string;
  close(): Promise<void>;
}

/** A plain host that knows nothing of the app, which lies in a folder of it. */
export async function host(dist: string): Promise<Host> {
  const server = createServer(({ url = '' }, response) => {
    const { pathname } = new URL(url, 'http://host');
    const name = pathname === folder ? 'index.html' : pathname.slice(folder.length);
    const file = join(dist, name);
    if (!pathname.startsWith(folder) || !existsSync(file)) return response.writeHead(404).end();
    // Many hosts say that what they serve may vary with who asks.
    const vary = 'Origin, Accept-Encoding';
    response.writeHead(200, { vary, 'content-type': types[extname(file)] ?? 'text/plain' });
    return createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${folder}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
