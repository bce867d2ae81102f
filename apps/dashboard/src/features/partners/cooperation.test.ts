import { expect, it } from '@jest/globals';
import { AgreementId, OrganizationId, type Agreement } from '@entente/domain';
import type { Organization } from '../../api/shapes.js';
import { PH, SG } from '../../testing/samples.js';
import { countriesOf, partnersOf } from './cooperation.js';

const [MY, bank] = [OrganizationId.parse('MY'), OrganizationId.parse('SG-FIN')];
const organization = (id: OrganizationId, country: Organization['country']): Organization => ({
  ...{ id, country, name: `CERT of ${id}`, shortName: `CERT-${id}`, kind: 'national-csirt', host: false },
});

function agreement(parties: OrganizationId[], signed: OrganizationId[]): Agreement {
  const at = '2026-01-01T00:00:00.000Z';
  return {
    ...{ id: AgreementId.parse(parties.join('-')), title: 'Memorandum', kind: 'mou', parties, drafter: PH },
    ...{ scopes: ['mutual-response'], ceiling: 'TLP:AMBER', proposedAt: at, suspensions: [] },
    ...{ effectiveFrom: at, effectiveUntil: '2030-01-01T00:00:00.000Z' },
    signatures: signed.map((party) => ({ party, at })),
  };
}

it('tells of a country what holds with the closest of its organisations, and of none of ourselves', () => {
  const all = [
    ...[organization(PH, 'PH'), organization(SG, 'SG')],
    ...[organization(bank, 'SG'), organization(MY, 'MY')],
  ];
  const register = [agreement([PH, bank], [PH, bank]), agreement([PH, MY], [PH])];
  const countries = countriesOf(partnersOf(PH, all, register, '2026-11-24T12:00:00.000Z'));
  expect(countries.map(({ code, cooperation, partners }) => [code, cooperation, partners.length])).toEqual([
    ['MY', 'in-preparation', 1],
    ['SG', 'in-force', 2],
  ]);
});
