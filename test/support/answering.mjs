import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * Serves what `answer` gives, as JSON, or what went wrong with 500, at a free port of this machine.
 *
 * @param {(request: import('node:http').IncomingMessage) => Promise<unknown>} answer
 * @returns {Promise<{ url: string, close: () => void }>} the address; `close` takes no further question
 */
export async function answering(answer) {
  const server = createServer((request, response) => {
    answer(request).then(
      (body) => response.end(JSON.stringify(body)),
      (error) => {
        response.statusCode = 500;
        response.end(String(error?.stack ?? error));
      },
    );
  });
  // A connection that waits is closed by who asked: closed from here at the moment of a question, that would be lost.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
