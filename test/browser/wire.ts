import type { Page } from 'playwright-core';

/** All that the server has sent to a page: the bodies of its answers, and each packet of its sockets. */
export class Wire {
  private readonly packets: string[] = [];
  private readonly bodies: Promise<string>[] = [];

  constructor(page: Page) {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => this.packets.push(payload.toString()));
    });
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!/^\/(api|socket\.io)\//.test(pathname) || response.status() === 204) return;
      const body = response.text();
      // Whoever asks for everything learns of a body that could not be had; until then nobody waits for it.
      body.catch(() => undefined);
      this.bodies.push(body);
    });
  }

  /** Everything so far, as text. It fails where something came that could not be read. */
  async text(): Promise<string> {
    const bodies = await Promise.all(this.bodies);
    return [...bodies, ...this.packets].join('\n');
  }
}
