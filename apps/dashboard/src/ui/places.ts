import { countryCodeOf } from '@entente/domain';
import { geoCentroid } from 'd3-geo';
import type { Feature, Geometry } from 'geojson';

type Place = readonly [longitude: number, latitude: number];

/** Countries that are too small for the map or whose middle lies far from where people live; degrees. */
export const placesOfSmallCountries: Readonly<Record<string, Place>> = {
  AD: [1.5, 42.5],
  BB: [-59.5, 13.2],
  BH: [50.5, 26],
  CV: [-23.6, 15.1],
  FR: [2.4, 46.6],
  HK: [114.2, 22.3],
  KM: [43.3, -11.7],
  LI: [9.5, 47.2],
  MC: [7.4, 43.7],
  MO: [113.5, 22.2],
  MT: [14.4, 35.9],
  MU: [57.6, -20.3],
  MV: [73.5, 4.2],
  MY: [101.7, 3.1],
  RU: [37.6, 55.8],
  SC: [55.5, -4.6],
  SG: [103.8, 1.3],
  SM: [12.5, 43.9],
  TO: [-175.2, -21.1],
  US: [-77, 38.9],
  VA: [12.45, 41.9],
  WS: [-172.1, -13.8],
};

/** The middle of a country that is on the map. */
export function placeOf(code: string, land: Feature<Geometry, { name: string }>[]): Place | undefined {
  const small = placesOfSmallCountries[code];
  if (small) return small;
  const shape = land.find(({ properties }) => countryCodeOf(properties.name) === code);
  return shape && geoCentroid(shape);
}
