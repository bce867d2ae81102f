import { Inject, Injectable } from '@nestjs/common';
import { dutiesFor, type OrganizationId, type OwnDuty, type ReportingDuties } from '@entente/domain';
import { Journal, setSetting, settingIn } from '@entente/journal';
import { Organizations } from './organizations.js';

/** The duties to report that organisations have: those of their law, until they say otherwise. */
@Injectable()
export class OwnDuties {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Organizations) private readonly organizations: Pick<Organizations, 'directory'>,
  ) {}

  async of(organization: OrganizationId): Promise<OwnDuty[]> {
    const json = await settingIn(this.journal.books, keyOf(organization));
    if (json !== undefined) return JSON.parse(json) as OwnDuty[];
    const known = (await this.organizations.directory()).get(organization);
    return known ? dutiesFor(known.country).map((duty) => ({ duty })) : [];
  }

  async change(organization: OrganizationId, { items }: ReportingDuties): Promise<ReportingDuties> {
    await this.journal.write((tx) => setSetting(tx, keyOf(organization), JSON.stringify(items)));
    return { items };
  }
}

function keyOf(organization: OrganizationId): string {
  return `duties ${organization}`;
}
