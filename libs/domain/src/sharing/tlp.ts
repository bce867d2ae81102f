import { z } from 'zod';
import { OrganizationId } from '../ids.js';

/** Traffic Light Protocol 2.0 (FIRST, 2022), from the widest circle to the narrowest. */
export const tlps = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const;
export type Tlp = (typeof tlps)[number];
export const Tlp = z
  .preprocess(
    /** TLP 1.0's WHITE is read as CLEAR (TLP 2.0, note on terminology). */
    (value) => (value === 'TLP:WHITE' ? 'TLP:CLEAR' : value),
    z.enum(tlps, { error: `A marking is one of ${tlps.join(', ')}.` }),
  )
  .meta({
    enum: [...tlps],
    type: 'string',
    description: 'Traffic Light Protocol 2.0; TLP:WHITE is read as TLP:CLEAR',
  });

/** Permissible Actions Protocol: what a recipient may do with it that an adversary could notice. */
export const paps = ['PAP:CLEAR', 'PAP:GREEN', 'PAP:AMBER', 'PAP:RED'] as const;
export const Pap = z.enum(paps, { error: `A PAP is one of ${paps.join(', ')}.` });
export type Pap = z.infer<typeof Pap>;

/**
 * How an event may be handled. `recipients` narrow any marking to those named; TLP:RED with nobody named is
 * internal and stays in the owner's own book. Only the owner ever reads `recipients`; others see `named`.
 */
export const Marking = z.strictObject({
  tlp: Tlp,
  pap: Pap.optional(),
  recipients: z.array(OrganizationId).max(100).optional(),
});
export type Marking = {
  tlp: Tlp;
  pap?: Pap | undefined;
  recipients?: OrganizationId[] | undefined;
  /** Set on what was recorded with recipients: all that a reader is told of who else is named. */
  named?: true | undefined;
};

/** Colours of the labels, on a black ground (TLP 2.0 §"Colour coding"). */
export const tlpColours = {
  'TLP:CLEAR': '#FFFFFF',
  'TLP:GREEN': '#33FF00',
  'TLP:AMBER': '#FFC000',
  'TLP:AMBER+STRICT': '#FFC000',
  'TLP:RED': '#FF2B2B',
} as const satisfies Record<Tlp, string>;

/** What each label permits, in a sentence (after TLP 2.0 §4). */
export const tlpMeanings = {
  'TLP:CLEAR': 'No limit on disclosure: may be shared with the world.',
  'TLP:GREEN': 'Limited disclosure: may be shared within the community, not in public.',
  'TLP:AMBER': "Limited disclosure: recipients' organisations and their clients, on a need-to-know basis.",
  'TLP:AMBER+STRICT': "Limited disclosure: recipients' organisations only.",
  'TLP:RED': 'For the eyes of those named only, no further disclosure.',
} as const satisfies Record<Tlp, string>;

/** 0 for CLEAR … 4 for RED. */
export function tlpLevel(tlp: Tlp): number {
  return tlps.indexOf(tlp);
}

/** The narrower of two markings: what is made of both is handled by it. */
export function narrower(one: Tlp, other: Tlp): Tlp {
  return tlpLevel(one) >= tlpLevel(other) ? one : other;
}

/** The wider of two markings: what is for the readers of either is marked by it. */
export function wider(one: Tlp, other: Tlp): Tlp {
  return tlpLevel(one) <= tlpLevel(other) ? one : other;
}

/** Whether a paper with this ceiling covers that marking. */
export function covers(ceiling: Tlp, tlp: Tlp): boolean {
  return tlpLevel(tlp) <= tlpLevel(ceiling);
}

/** Whether a marking never leaves the owner's house (domain.md, rule 6: "Internal" on the screens). */
export function isInternal(marking: Marking): boolean {
  return marking.tlp === 'TLP:RED' && !marking.named && !marking.recipients?.length;
}
