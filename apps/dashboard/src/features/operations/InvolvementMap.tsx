import { placeName, type OrganizationId } from '@entente/domain';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { casesQuery, useOrganizations } from '../../api/reading.js';
import { useSession } from '../../app/session.js';
import { WorldMap } from '../../ui/WorldMap.js';
import { asked, wantedBy } from '../cases/filters.js';

type Part = 'lead' | 'in' | 'invited';

/**
 * Where the open cases are and who is in; those who cannot use a map have the same as a table. A click on a country
 * leaves in the list what its organisations take part in, and a second one all of it again.
 */
export function InvolvementMap() {
  const { t, i18n } = useTranslation();
  const { parts, involved } = useInvolvement();
  const { organization } = useSession();
  const navigate = useNavigate();
  const wayTo = (code: string) => {
    const part = parts.get(code);
    if (!part || code === organization.country) return undefined;
    const theirs = [...(involved.get(code) ?? [])].sort().join(',');
    const search = ({ participant: before, ...rest }: Record<string, string | undefined>) =>
      before === theirs ? rest : { ...rest, participant: theirs };
    return {
      title: `${placeName(code, i18n.language)}: ${t(`map.${part}`)}`,
      go: () => void navigate({ to: '.', search, replace: true }),
    };
  };
  return (
    <figure className="map">
      <WorldMap home={organization.country} marks={parts} arcs wayTo={wayTo} />
      <figcaption className="unseen">
        <table>
          <caption>{t('map.caption')}</caption>
          <tbody>
            {[...parts].map(([code, part]) => (
              <tr key={code}>
                <th scope="row">{placeName(code, i18n.language)}</th>
                <td>{t(`map.${part}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </figcaption>
    </figure>
  );
}

/** By country the organisations in open cases, and the strongest part they have in any. */
function useInvolvement(): {
  parts: ReadonlyMap<string, Part>;
  involved: ReadonlyMap<string, ReadonlySet<OrganizationId>>;
} {
  const { organization } = useSession();
  const organizations = useOrganizations();
  const wanted = wantedBy({}, { view: 'open', group: 'status' });
  const { data } = useInfiniteQuery(casesQuery(asked(wanted, organization.id)));
  return useMemo(() => {
    const parts = new Map<string, Part>([[organization.country, 'lead']]);
    const involved = new Map<string, Set<OrganizationId>>();
    const strength = { lead: 3, in: 2, invited: 1 };
    for (const { view } of data?.pages.flatMap(({ items }) => items) ?? [])
      for (const { organization: id, state } of view.participants) {
        const country = organizations.get(id)?.country;
        const part: Part | undefined =
          view.lead === id
            ? 'lead'
            : state === 'accepted'
              ? 'in'
              : state === 'invited'
                ? 'invited'
                : undefined;
        if (!country || !part) continue;
        const before = parts.get(country);
        if (!before || strength[before] < strength[part]) parts.set(country, part);
        involved.set(country, (involved.get(country) ?? new Set()).add(id));
      }
    return { parts, involved };
  }, [data, organizations, organization.country]);
}
