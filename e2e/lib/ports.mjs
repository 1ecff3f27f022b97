// Free ports of this machine.

import { createServer } from 'node:net';

/** A port that nobody listens on. Another program may take it first: whoever uses it must be able to fail. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
