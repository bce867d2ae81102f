import { expect, it } from '@jest/globals';
import { AgreementId, OrganizationId, type Agreement } from '@entente/domain';
import type { AgreementRecord } from '../../api/shapes.js';
import { axisOf, barOf, filterBy, registered, shareOf } from './registered.js';

const [PH, SG, MY] = ['PH', 'SG', 'MY'].map((id) => OrganizationId.parse(id));

function paper(id: string, said: Partial<AgreementRecord> = {}): AgreementRecord {
  return {
    ...{ id: AgreementId.parse(id), title: id, kind: 'mou', parties: [PH, SG].flatMap((one) => one ?? []) },
    ...{ scopes: ['mutual-response'], ceiling: 'TLP:AMBER', state: 'active', version: 1, signatures: [] },
    ...{ effectiveFrom: '2025-01-01T00:00:00.000Z', effectiveUntil: '2029-01-01T00:00:00.000Z' },
    ...{ drafter: OrganizationId.parse('PH'), suspensions: [], since: '2025-01-01T00:00:00.000Z' },
    ...{ endsAt: '2029-01-01T00:00:00.000Z', noticeBy: null, warning: null, ...said },
  };
}
const agreement = (said: Partial<Agreement> = {}): Agreement => {
  const { state: _state, version: _version, since: _since, ...rest } = paper('one');
  return {
    ...rest,
    suspensions: [],
    termination: undefined,
    successor: undefined,
    proposedAt: undefined,
    ...said,
  };
};

it('shows what the address asks for, the most urgent first', () => {
  const soon = paper('soon', { effectiveUntil: '2027-01-01T00:00:00.000Z' });
  const research = paper('research', { scopes: ['research'], parties: [PH, MY].flatMap((one) => one ?? []) });
  const over = paper('over', { state: 'expired' });
  const proposed = paper('proposed', { state: 'proposed' });
  const all = [over, research, soon, proposed];
  const shown = (search: Record<string, string>) => registered(all, filterBy(search)).map(({ id }) => id);
  expect(shown({})).toEqual(['proposed', 'soon', 'research', 'over']);
  expect(shown({ partner: 'MY' })).toEqual(['research']);
  expect(shown({ scope: 'mutual-response' })).toEqual(['proposed', 'soon', 'over']);
  expect(shown({ state: 'expired', partner: 'SG' })).toEqual(['over']);
  expect(shown({ state: 'nonsense', scope: 'nonsense' })).toHaveLength(4);
});

it('has room for every term and for today, and for no eternity', () => {
  const present = Date.parse('2026-07-01T00:00:00.000Z');
  const axis = axisOf([agreement()], present);
  expect(axis.years.map(({ year }) => year)).toEqual([2026, 2027, 2028]);
  expect(shareOf(axis, present)).toBeCloseTo(0.38, 1);
  const { start, length } = barOf(axis, agreement());
  expect([start > 0, start < 0.03, start + length > 0.97, start + length < 1]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  const termination = {
    by: OrganizationId.parse('PH'),
    reason: 'Over.',
    effectiveAt: '2026-07-01T00:00:00.000Z',
  };
  const ended = barOf(axis, agreement({ termination }));
  expect(ended.start + ended.length).toBeCloseTo(shareOf(axis, present));
  const eternal = axisOf([agreement({ effectiveUntil: '9999-01-01T00:00:00.000Z' })], present);
  expect(new Date(eternal.until).getUTCFullYear()).toBe(2036);
  expect(eternal.years.length).toBeLessThanOrEqual(6);
  expect(axisOf([], present).from).toBeLessThan(present);
});
