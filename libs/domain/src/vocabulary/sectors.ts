export interface Sector {
  id: string;
  label: string;
  /** The annex of NIS2 that lists it. */
  annex?: 'I' | 'II';
}

const offered = [
  { id: 'energy', label: 'Energy', annex: 'I' },
  { id: 'transport', label: 'Transport', annex: 'I' },
  { id: 'banking', label: 'Banking', annex: 'I' },
  { id: 'financial-market-infrastructure', label: 'Financial market infrastructure', annex: 'I' },
  { id: 'health', label: 'Health', annex: 'I' },
  { id: 'drinking-water', label: 'Drinking water', annex: 'I' },
  { id: 'waste-water', label: 'Waste water', annex: 'I' },
  { id: 'digital-infrastructure', label: 'Digital infrastructure', annex: 'I' },
  { id: 'ict-service-management', label: 'ICT service management', annex: 'I' },
  { id: 'public-administration', label: 'Public administration', annex: 'I' },
  { id: 'space', label: 'Space', annex: 'I' },
  { id: 'postal-services', label: 'Postal and courier services', annex: 'II' },
  { id: 'waste-management', label: 'Waste management', annex: 'II' },
  { id: 'chemicals', label: 'Chemicals', annex: 'II' },
  { id: 'food', label: 'Food', annex: 'II' },
  { id: 'manufacturing', label: 'Manufacturing', annex: 'II' },
  { id: 'digital-providers', label: 'Digital providers', annex: 'II' },
  { id: 'research', label: 'Research', annex: 'II' },
  { id: 'defence', label: 'Defence' },
  { id: 'law-enforcement', label: 'Law enforcement' },
  { id: 'judiciary', label: 'Judiciary' },
  { id: 'parliament', label: 'Parliament' },
  { id: 'elections', label: 'Elections' },
  { id: 'political-parties', label: 'Political parties' },
  { id: 'diplomacy', label: 'Diplomacy' },
  { id: 'international-organisations', label: 'International organisations' },
  { id: 'education', label: 'Education' },
  { id: 'media', label: 'Media' },
  { id: 'civil-society', label: 'Civil society' },
] as const satisfies readonly Sector[];

export type SectorId = (typeof offered)[number]['id'];

/**
 * Sectors offered for choice: those of NIS2 (Directive (EU) 2022/2555, Annexes I and II), and some beyond it that
 * attacks of states and activists often meet. They are suggestions: a case keeps its sectors as text, so that a
 * nation can use its own names.
 */
export const sectors: readonly Sector[] = offered;
