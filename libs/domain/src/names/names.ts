import type { Duty } from '../vocabulary/duties.js';
import type { IndicatorType } from '../vocabulary/indicators.js';
import type { Classification, rsit } from '../vocabulary/rsit.js';
import type { SectorId } from '../vocabulary/sectors.js';

/**
 * What the vocabulary is called in a language other than English, which the vocabulary itself speaks. A language is a
 * file of its own, so that nobody loads those that he does not show.
 */
export type Names = Readonly<
  Record<
    | `rsit.${Classification}`
    | `rsitClass.${keyof typeof rsit}`
    | `sector.${SectorId}`
    | `dutySource.${Duty}`
    | `indicator.${IndicatorType}`,
    string
  >
>;
