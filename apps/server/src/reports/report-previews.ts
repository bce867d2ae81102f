import { Inject, Injectable } from '@nestjs/common';
import type { ReportPreview } from '@entente/contract';
import { rejected } from '@entente/domain';
import { CalledOff } from '@entente/reports';
import type { Principal } from '../edge/edge.services.js';
import { ReportDesk } from './report-desk.js';
import { ReportOrders, type AnyReport } from './report-orders.js';

/** Reports to be looked at before they are made: one a person at a time, since each is of the choices that stand now. */
@Injectable()
export class ReportPreviews {
  private readonly showing = new Map<string, AbortController>();

  constructor(
    @Inject(ReportOrders) private readonly orders: ReportOrders,
    @Inject(ReportDesk) private readonly desk: ReportDesk,
  ) {}

  async show(by: Principal, asked: AnyReport, gone: AbortSignal): Promise<ReportPreview> {
    this.showing.get(by.userId)?.abort();
    const own = new AbortController();
    this.showing.set(by.userId, own);
    try {
      const signal = AbortSignal.any([own.signal, gone]);
      return await this.desk.pagesOf(by, () => this.orders.order(by, asked), { signal });
    } catch (error) {
      throw error instanceof CalledOff ? rejected('called-off', 'A newer preview was asked for.') : error;
    } finally {
      if (this.showing.get(by.userId) === own) this.showing.delete(by.userId);
    }
  }
}
