import type { ContentOf, PublicationContent, PublicationKind } from '../publication/content.js';
import { SG } from './samples.js';

const common = { title: 'On loaders in invoices', text: 'They come as `.one` files.', tags: [] };

const samples: { [K in PublicationKind]: ContentOf<K> } = {
  bulletin: { kind: 'bulletin', ...common, products: [], indicators: [] },
  policy: { kind: 'policy', ...common, jurisdiction: 'PH', status: 'in-force' },
  practice: { kind: 'practice', ...common },
  technology: { kind: 'technology', ...common, maturity: 7 },
  need: { kind: 'need', ...common, assistance: 'forensics', sectors: [], languages: [] },
  offer: { kind: 'offer', ...common, assistance: 'forensics', sectors: [], languages: [] },
  project: { kind: 'project', ...common, parties: [SG], milestones: [], deliverables: [] },
};

/** A publication of a kind, with whatever is said of it beside. */
export function publicationOf<K extends PublicationKind>(
  kind: K,
  said: Partial<ContentOf<K>> = {},
): PublicationContent {
  return { ...samples[kind], ...said };
}
