import { Controller, Get, Header, Inject, Req, ServiceUnavailableException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { rejected } from '@entente/domain';
import { Journal } from '@entente/journal';
import { Public, type Asking } from '../edge/edge.module.js';
import { Credentials, Organizations } from '../identity/identity.module.js';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

@ApiExcludeController()
@Controller()
export class HealthController {
  private readonly registry = new Registry();

  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Credentials) private readonly credentials: Credentials,
    @Inject(Organizations) private readonly organizations: Organizations,
  ) {
    collectDefaultMetrics({ register: this.registry });
  }

  @Get('health/live')
  @Public()
  live() {
    return { status: 'ok' };
  }

  /** The database answers; migrations are done before the server listens. */
  @Get('health/ready')
  @Public()
  async ready() {
    try {
      await this.journal.books.query('SELECT 1 AS one FROM book LIMIT 1');
      return { status: 'ok' };
    } catch {
      throw new ServiceUnavailableException('The database does not answer.');
    }
  }

  /** Prometheus text; from this machine, or with a token of the host's: they run over what all organisations do here. */
  @Get('metrics')
  @Public()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async metrics(@Req() request: Asking) {
    const token = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
    const allowed = loopback.has(request.ip) || (token !== undefined && (await this.isOfHost(token)));
    if (!allowed)
      throw rejected(
        'forbidden',
        'Metrics are read from this machine, or with a token of the organisation that hosts the node.',
      );
    return this.registry.metrics();
  }

  private async isOfHost(token: string): Promise<boolean> {
    const principal = await this.credentials.principal(token);
    const directory = await this.organizations.directory();
    return principal !== undefined && directory.get(principal.organization)?.host === true;
  }
}
