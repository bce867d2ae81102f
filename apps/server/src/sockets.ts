import type { Server as HttpServer } from 'node:http';
import { IoAdapter } from '@nestjs/platform-socket.io';

const idleCheckMs = 50;

/**
 * The adapter of socket.io, which ends in time: it waits until the last connection has closed, and one whose request was
 * being answered when the end began would only close when its client does.
 */
export class Sockets extends IoAdapter {
  override async close(server: Parameters<IoAdapter['close']>[0]): Promise<void> {
    const http = this.httpServer as HttpServer;
    const timer = setInterval(() => {
      http.closeIdleConnections();
    }, idleCheckMs);
    try {
      await super.close(server);
    } finally {
      clearInterval(timer);
    }
  }
}
