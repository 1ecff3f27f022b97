// A tiny site to test the harness against: pages that are right, and pages each wrong in one way.

import { createServer } from 'node:http';

const page = (body, head = '', language = 'en') => `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>A page</title><link rel="icon" href="data:,">${head}</head>
<body><main><h1>A page</h1>${body}</main></body></html>`;

const SCRIPT = `const p = document.createElement('p'); p.id = 'js'; p.textContent = matchMedia('(prefers-color-scheme: dark)').matches
  ? 'dark' : 'light'; document.querySelector('main').append(p);`;

const PAGES = {
  '/right': () => page('<p>Nothing is wrong here.</p>', '<script src="/script.js" defer></script>'),
  '/no-alt': () => page('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">'),
  '/wrong-without-scripts': () => page('<noscript><input></noscript><p>Only readers without JavaScript meet the nameless field.</p>'),
  '/wrong-with-scripts': () => page('<p id="p">x</p>', `<script defer src="/harm.js"></script>`),
  '/wide': () => page('<div style="width: 2000px">wide</div>'),
  '/nosy': () => page('<p>x</p>', '<link rel="stylesheet" href="http://127.0.0.2:9/x.css">'),
  '/noisy': () => page('<p>x</p>', '<script src="/throws.js"></script>'),
  '/jumpy': () => page('<p>x</p>', '<script src="/jump.js"></script>'),
  '/language': (request) => page(`<p id="language">${request.headers['accept-language']}</p>`),
};
const SCRIPTS = {
  '/script.js': SCRIPT,
  '/harm.js': `document.getElementById('p').outerHTML = '<input>'`,
  '/throws.js': 'throw new Error("planted")',
  // What moves before the first paint was seen by nobody and is no jump: hence the two frames.
  '/jump.js': `const late = (go) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(go)));
    addEventListener('load', () => late(() => { const d = document.createElement('div'); d.style.height = '300px'; document.body.prepend(d); }));`,
};

/** Serves the site on a free port with the policy that the product has; returns { origin, close }. */
export function serve() {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    if (path in SCRIPTS) return response.writeHead(200, { 'content-type': 'text/javascript' }).end(SCRIPTS[path]);
    const body = PAGES[path]?.(request);
    const headers = { 'content-type': 'text/html', 'content-security-policy': "default-src 'self' data: http://127.0.0.2:9; style-src 'self' 'unsafe-inline' http://127.0.0.2:9" };
    return response.writeHead(body ? 200 : 404, headers).end(body ?? page('<p>Not here.</p>'));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({
      origin: `http://127.0.0.1:${server.address().port}`,
      close: () => { server.closeAllConnections(); server.close(); },
    }));
  });
}
