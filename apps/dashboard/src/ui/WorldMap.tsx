import { useQuery } from '@tanstack/react-query';
import { geoEqualEarth, geoPath } from 'd3-geo';
import { useMemo, type ReactNode } from 'react';
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
  wayTo = () => undefined,
}: {
  home: string;
  /** By country code. */
  marks: ReadonlyMap<string, string>;
  /** Whether a line leads from home to each. */
  arcs?: boolean;
  /** Whither a click on a marked country leads, and what is said of it under the pointer. */
  wayTo?: (code: string) => Way | undefined;
}) {
  const { data: world } = useQuery(worldQuery);
  const shapes = useMemo(() => (world ? drawn(world, home) : undefined), [world, home]);
  const start = shapes?.at(home);
  const places = [...marks].flatMap(([code, mark]) => {
    const at = shapes?.at(code);
    return at ? [{ code, mark, cx: at[0], cy: at[1] }] : [];
  });
  return (
    <svg className="world" viewBox="0 0 320 168" aria-hidden="true">
      {shapes?.countries.map(({ code, path }, index) => (
        <On key={index} way={code && marks.has(code) ? wayTo(code) : undefined}>
          <path d={path} className={`land ${(code && marks.get(code)) ?? ''}`} />
        </On>
      ))}
      {shapes &&
        start &&
        arcs &&
        [...marks].map(([code, mark]) => {
          const at = shapes.at(code);
          if (!at || code === home) return null;
          return <path key={code} className={`arc ${mark}`} d={arc(start, at)} />;
        })}
      {places.map(({ code, cx, cy }) => (
        <On key={code} way={wayTo(code)}>
          <circle className="reach" cx={cx} cy={cy} r={5} />
        </On>
      ))}
      {places.map(({ code, mark, cx, cy }) => (
        <On key={code} way={wayTo(code)}>
          <circle className={`place ${mark}`} cx={cx} cy={cy} r={code === home ? 3 : 2.2} />
        </On>
      ))}
    </svg>
  );
}

interface Way {
  title: string;
  go: () => void;
}

function On({ way, children }: { way: Way | undefined; children: ReactNode }) {
  if (!way) return children;
  return (
    <g className="way" onClick={way.go}>
      <title>{way.title}</title>
      {children}
    </g>
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
