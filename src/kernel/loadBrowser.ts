import url from './kernel.wasm?url&no-inline';
import { compileKernel } from './load';

/** Fetches and compiles the kernel in a browser, while it streams in where the server allows it. */
export async function loadKernel(): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`no kernel at ${url}: status ${response.status}`);
  // Streaming needs the media type application/wasm, which some static hosts do not send.
  const fallback = response.clone();
  try {
    return await WebAssembly.compileStreaming(response);
  } catch {
    return compileKernel(await fallback.arrayBuffer());
  }
}
