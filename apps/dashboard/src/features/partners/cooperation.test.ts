import { expect, it } from '@jest/globals';
import { OrganizationId } from '@entente/domain';
import { agreement, MY, now, PH, SG } from '../../../../../libs/domain/src/testing/samples.js';
import type { Organization } from '../../api/shapes.js';
import { countriesOf, partnersOf } from './cooperation.js';

const organization = (id: OrganizationId, country: string): Organization => ({
  ...{ id, country, name: `CERT of ${id}`, shortName: `CERT-${id}`, kind: 'national-csirt' },
});
const other = OrganizationId.parse('SG-FIN');

it('tells of a country what holds with the closest of its organisations, and of none of ourselves', () => {
  const all = [
    organization(PH, 'PH'),
    organization(SG, 'SG'),
    organization(other, 'SG'),
    organization(MY, 'MY'),
  ];
  const register = [agreement([PH, other]), agreement([PH, MY], { signatures: [] })];
  const countries = countriesOf(partnersOf(PH, all, register, now));
  expect(countries.map(({ code, cooperation, partners }) => [code, cooperation, partners.length])).toEqual([
    ['MY', 'in-preparation', 1],
    ['SG', 'in-force', 2],
  ]);
});
