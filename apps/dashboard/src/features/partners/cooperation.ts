import {
  agreementsBetween,
  closest,
  cooperationAt,
  type Agreement,
  type Cooperation,
  type OrganizationId,
} from '@entente/domain';
import type { Organization } from '../../api/shapes.js';

/** A partner, and how we stand to it. */
export interface Partner {
  organization: Organization;
  agreements: readonly Agreement[];
  cooperation: Cooperation;
}

export interface Country {
  code: string;
  partners: readonly Partner[];
  cooperation: Cooperation;
}

export function partnersOf(
  us: OrganizationId,
  organizations: readonly Organization[],
  register: readonly Agreement[],
  at: string,
): Partner[] {
  return organizations
    .filter(({ id }) => id !== us)
    .map((organization) => {
      const agreements = agreementsBetween(register, us, organization.id);
      return { organization, agreements, cooperation: cooperationAt(agreements, at) };
    });
}

/** By country, which stands as close as the closest of its organisations; in the order of their codes. */
export function countriesOf(partners: readonly Partner[]): Country[] {
  const codes = [...new Set(partners.map(({ organization }) => organization.country))].sort();
  return codes.map((code) => {
    const all = partners.filter(({ organization }) => organization.country === code);
    return { code, partners: all, cooperation: closest(all.map(({ cooperation }) => cooperation)) };
  });
}
