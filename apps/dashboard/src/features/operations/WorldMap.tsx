import { useQuery } from '@tanstack/react-query';
import { geoEqualEarth, geoPath } from 'd3-geo';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { countryCodeOf, countryName, isCountryCode } from '@entente/domain';
import { useInfiniteQuery } from '@tanstack/react-query';
import { casesQuery, useOrganizations } from '../../api/reading.js';
import { useSession } from '../../app/session.js';
import { asked, wantedBy } from '../cases/filters.js';
import { placeOf, placesOfSmallCountries } from './places.js';

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const worldQuery = {
  queryKey: ['world'],
  queryFn: async () => (await import('world-atlas/countries-110m.json')).default as unknown as World,
  staleTime: Infinity,
};

type Part = 'lead' | 'in' | 'invited';

/** Where the open cases are and who is in; those who cannot use a map have the same as a table. */
export function WorldMap() {
  const { t, i18n } = useTranslation();
  const parts = useInvolvement();
  const { data: world } = useQuery(worldQuery);
  const { organization } = useSession();
  const shapes = useMemo(
    () => (world ? drawn(world, organization.country) : undefined),
    [world, organization.country],
  );
  return (
    <figure className="map">
      <svg viewBox="0 0 320 168" aria-hidden="true">
        {shapes?.countries.map(({ code, path }, index) => (
          <path key={index} d={path} className={`land ${(code && parts.get(code)) ?? ''}`} />
        ))}
        {shapes &&
          [...parts].map(([code, part]) => {
            const at = shapes.at(code);
            const home = shapes.at(organization.country);
            if (!at || !home || code === organization.country) return null;
            return <path key={`arc ${code}`} className={`arc ${part}`} d={arc(home, at)} />;
          })}
        {shapes &&
          [...parts.keys()].map((code) => {
            const at = shapes.at(code);
            return (
              at && (
                <circle
                  key={code}
                  className="place"
                  cx={at[0]}
                  cy={at[1]}
                  r={code === organization.country ? 3 : 2.2}
                />
              )
            );
          })}
      </svg>
      <figcaption className="unseen">
        <table>
          <caption>{t('map.caption')}</caption>
          <tbody>
            {[...parts].map(([code, part]) => (
              <tr key={code}>
                <th scope="row">{isCountryCode(code) ? countryName(code, i18n.language) : code}</th>
                <td>{t(`map.${part}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </figcaption>
    </figure>
  );
}

/** By country of the organisations in open cases, the strongest part they have in any. */
function useInvolvement(): ReadonlyMap<string, Part> {
  const { organization } = useSession();
  const organizations = useOrganizations();
  const wanted = wantedBy({}, { view: 'open', group: 'status' });
  const { data } = useInfiniteQuery(casesQuery(asked(wanted, organization.id)));
  return useMemo(() => {
    const parts = new Map<string, Part>([[organization.country, 'lead']]);
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
      }
    return parts;
  }, [data, organizations, organization.country]);
}

type Point = readonly [number, number];

function drawn(world: World, home: string) {
  const land = feature(world, world.objects.countries);
  const centre = placeOf(home, land.features)?.[0] ?? 0;
  const projection = geoEqualEarth().rotate([-centre, 0]).fitSize([320, 168], { type: 'Sphere' });
  const path = geoPath(projection).digits(1);
  const countries = land.features
    .filter(({ properties }) => properties.name !== 'Antarctica')
    .map((one) => ({ code: countryCodeOf(one.properties.name), path: path(one) ?? '' }));
  return {
    countries,
    at: (code: string): Point | null => {
      const place = placesOfSmallCountries[code] ?? placeOf(code, land.features);
      return place ? projection([place[0], place[1]]) : null;
    },
  };
}

/** A curve that rises with the distance. */
function arc([x1, y1]: Point, [x2, y2]: Point): string {
  const rise = Math.hypot(x2 - x1, y2 - y1) / 4;
  return `M${x1},${y1} Q${(x1 + x2) / 2},${(y1 + y2) / 2 - rise} ${x2},${y2}`;
}
