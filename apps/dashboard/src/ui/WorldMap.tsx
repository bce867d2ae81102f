import { useQuery } from '@tanstack/react-query';
import { geoEqualEarth, geoPath } from 'd3-geo';
import { useMemo } from 'react';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { countryCodeOf } from '@entente/domain';
import { placeOf, placesOfSmallCountries } from './places.js';
import './world-map.css';

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const worldQuery = {
  queryKey: ['world'],
  queryFn: async () => (await import('world-atlas/countries-110m.json')).default as unknown as World,
  staleTime: Infinity,
};

/**
 * The world as seen from home, with the countries that are marked: each bears the word of its mark as a class, by which a
 * style sheet colours it, and a dot, since some are too small to be seen. It is for eyes alone: the same stands beside it in words.
 */
export function WorldMap({
  home,
  marks,
  arcs = false,
}: {
  home: string;
  /** By country code. */
  marks: ReadonlyMap<string, string>;
  /** Whether a line leads from home to each. */
  arcs?: boolean;
}) {
  const { data: world } = useQuery(worldQuery);
  const shapes = useMemo(() => (world ? drawn(world, home) : undefined), [world, home]);
  const start = shapes?.at(home);
  return (
    <svg className="world" viewBox="0 0 320 168" aria-hidden="true">
      {shapes?.countries.map(({ code, path }, index) => (
        <path key={index} d={path} className={`land ${(code && marks.get(code)) ?? ''}`} />
      ))}
      {shapes &&
        start &&
        arcs &&
        [...marks].map(([code, mark]) => {
          const at = shapes.at(code);
          if (!at || code === home) return null;
          return <path key={code} className={`arc ${mark}`} d={arc(start, at)} />;
        })}
      {shapes &&
        [...marks].map(([code, mark]) => {
          const at = shapes.at(code);
          return (
            at && (
              <circle
                key={code}
                className={`place ${mark}`}
                cx={at[0]}
                cy={at[1]}
                r={code === home ? 3 : 2.2}
              />
            )
          );
        })}
    </svg>
  );
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
