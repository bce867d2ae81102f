import { disclose, openRequests, type Agreement, type AgreementId } from '@entente/domain';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { read } from '../../api/http.js';
import { useAgreements } from '../../api/reading.js';
import type { CasePageOfList, CaseRecord } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { instantNow } from '../../ui/time.js';

/** Open cases in which another party takes part as far as our book tells. */
export function useOpenCasesWith(agreement: Agreement): readonly CaseRecord[] {
  const { organization } = useSession();
  const parties = agreement.parties.filter((party) => party !== organization.id);
  const { data } = useQuery({
    queryKey: ['cases-with', parties],
    queryFn: ({ signal }) =>
      read<CasePageOfList>(
        `/cases?include=view&limit=200&status=new,triage,responding,contained,recovering&participant=${parties.join(',')}`,
        signal,
      ),
  });
  return data?.items ?? none;
}

const none: readonly CaseRecord[] = [];

/** Open cases that reach another party, or come from it, by this agreement. */
export function useAffectedCases(agreement: Agreement): CaseRecord[] {
  const { organization } = useSession();
  const cases = useOpenCasesWith(agreement);
  const agreements = useAgreements();
  return useMemo(
    () => cases.filter((record) => losses(record, agreement.id, organization.id, agreements).length > 0),
    [cases, agreement.id, organization.id, agreements],
  );
}

/** Who would stop to hear from us in a case if the agreement were not there; asked of the function that decides. */
export function losses(
  { view }: CaseRecord,
  without: AgreementId,
  us: CaseRecord['view']['lead'],
  agreements: readonly Agreement[],
): CaseRecord['view']['lead'][] {
  const at = instantNow();
  const update = {
    type: 'update-posted',
    data: { text: '' },
    owner: us,
    marking: { tlp: view.tlp },
  } as const;
  return view.participants
    .filter(({ organization, state }) => organization !== us && (state === 'accepted' || state === 'invited'))
    .filter(({ organization, state: participation }) => {
      const reader = { organization, participation, leads: view.lead === organization };
      const before = disclose(update, { ...reader, participation: 'accepted' }, agreements, at);
      const after = disclose(
        update,
        { ...reader, participation: 'accepted' },
        agreements.filter(({ id }) => id !== without),
        at,
      );
      return before.verdict === 'disclose' && after.verdict === 'withhold';
    })
    .map(({ organization }) => organization);
}

export interface Loss {
  organization: CaseRecord['view']['lead'];
  cases: number;
  requests: number;
}

/** For each party: how many cases stop reaching it, and how many requests between us stay unanswered. */
export function lossesByParty(
  cases: readonly CaseRecord[],
  without: AgreementId,
  us: CaseRecord['view']['lead'],
  agreements: readonly Agreement[],
): Loss[] {
  const byParty = new Map<CaseRecord['view']['lead'], Loss>();
  for (const record of cases)
    for (const organization of losses(record, without, us, agreements)) {
      const loss = byParty.get(organization) ?? { organization, cases: 0, requests: 0 };
      const between = openRequests(record.view).filter(
        ({ requester, addressee }) => requester === organization || addressee === organization,
      );
      byParty.set(organization, {
        organization,
        cases: loss.cases + 1,
        requests: loss.requests + between.length,
      });
    }
  return [...byParty.values()];
}
