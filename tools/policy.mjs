// The content-security policy stands in index.html and holds as it is in the built app. The
// development server alone needs more: Vite hands out styles as <style> elements and speaks to
// the page over a WebSocket.

/** @returns {import('vite').Plugin} */
export function relaxedPolicy() {
  return {
    name: 'plimsoll-relaxed-policy',
    apply: 'serve',
    transformIndexHtml: (html) =>
      html
        .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
        .replace("connect-src 'self'", "connect-src 'self' ws:"),
  };
}
