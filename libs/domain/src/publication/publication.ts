import { z } from 'zod';
import { OrganizationId, type EventId, type Instant, type PublicationId } from '../ids.js';
import { Tlp, type Tlp as TlpLabel } from '../sharing/tlp.js';
import { PublicationContent } from './content.js';

const recipients = z.array(OrganizationId).min(1).max(100).optional();
const Reason = z.string().trim().min(3, 'Give the reason in a few words.').max(2_000);

export const Publish = z.strictObject({ content: PublicationContent, tlp: Tlp, recipients });
export type Publish = z.infer<typeof Publish>;
export const Revise = z.strictObject({ content: PublicationContent, tlp: Tlp, recipients });
export type Revise = z.infer<typeof Revise>;
export const Withdraw = z.strictObject({ reason: Reason });
export type Withdraw = z.infer<typeof Withdraw>;
export const Comment = z.strictObject({
  text: z.string().trim().min(1, 'Write something first.').max(5_000),
  tlp: Tlp.optional(),
  recipients,
});
export type Comment = z.infer<typeof Comment>;

export type PublicationCommand =
  | { type: 'publish'; input: Publish }
  | { type: 'revise'; input: Revise }
  | { type: 'withdraw'; input: Withdraw }
  | { type: 'acknowledge' }
  | { type: 'comment'; input: Comment };

/** A publication as one organisation's book tells it: the fold of its stream. */
export interface Publication {
  id: PublicationId;
  publisher: OrganizationId;
  content: PublicationContent;
  tlp: TlpLabel;
  /** The widest marking of an edition that this book was given: what is for all who hold one is marked by it. */
  widestTlp: TlpLabel;
  /** The event that gave the content as it stands. */
  edition: EventId;
  /** How many editions this book was given. */
  editions: number;
  publishedAt: Instant;
  revisedAt: Instant | null;
  withdrawn: { at: Instant; reason: string } | null;
  /** Who has confirmed to have read which edition, as far as this book tells. */
  acknowledged: { organization: OrganizationId; at: Instant; edition: EventId }[];
  comments: { id: EventId; organization: OrganizationId; at: Instant; text: string; tlp: TlpLabel }[];
}

/** Whether it still holds at a moment: neither withdrawn nor past its date. */
export function isCurrent({ withdrawn, content }: Publication, at: Instant): boolean {
  return !withdrawn && (content.validUntil === undefined || at < content.validUntil);
}

/** Whether an organisation has confirmed to have read the edition that stands. */
export function hasAcknowledged(
  { acknowledged, edition }: Publication,
  organization: OrganizationId,
): boolean {
  return acknowledged.some((one) => one.organization === organization && one.edition === edition);
}
