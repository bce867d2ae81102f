import { z } from 'zod';
import { CountryCode, ItemId, NewOrganization, OrganizationId, Role } from '@entente/domain';
import { Instant, Language, listOf } from './values.js';

export const Node = z
  .object({
    setUp: z.boolean().describe('Whether an organisation hosts it'),
    demonstration: z.boolean().describe('Whether what is in it is invented'),
    evidenceLimit: z.int().describe('The most bytes that a file of evidence has'),
    version: z.string(),
  })
  .meta({ id: 'Node', description: 'The node that answers' });
export type Node = z.infer<typeof Node>;

export const Organization = NewOrganization.extend({
  id: OrganizationId,
  shortName: z.string(),
  country: CountryCode.meta({ id: 'CountryCode', description: 'ISO 3166-1, two letters' }),
  host: z.boolean().describe('Whether it hosts this node'),
}).meta({ id: 'Organization', description: 'An organisation that is registered on the node' });
export type Organization = z.infer<typeof Organization>;
export const OrganizationList = listOf(Organization);

export const User = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    roles: z.array(Role),
    disabled: z.boolean(),
    service: z.boolean().describe('A service account: it has tokens and no password'),
    createdAt: Instant,
  })
  .meta({ id: 'User', description: 'A person or a service account of the caller’s organisation' });
export type User = z.infer<typeof User>;
export const UserList = listOf(User);

/** Whom one meets in events by an id alone. */
export const Person = User.pick({ id: true, name: true }).meta({
  id: 'Person',
  description: 'Somebody of the caller’s own organisation; names of others are not told',
});
export const PersonList = listOf(Person);

export const SetUpDone = z.object({ organization: Organization, user: User }).meta({
  id: 'SetUpDone',
  description: 'The organisation that hosts the node, and its first administrator, who is signed in',
});

/** How somebody likes the screens, as far as they have said so. */
export const Look = z.object({
  theme: z.enum(['auto', 'light', 'dark']).exactOptional(),
  density: z.enum(['comfortable', 'compact']).exactOptional(),
  language: Language.exactOptional(),
});

export const Kept = z
  .object({
    views: z.array(z.object({ name: z.string(), search: z.record(z.string(), z.string()) })),
    toldClocks: z.array(ItemId).describe('Reporting clocks of which the person was told that they run out'),
    seen: z
      .object({ inbox: z.int(), feed: z.int() })
      .describe('Up to which entry of the book the person has looked'),
    opened: z.array(z.int()).describe('Later entries that were opened from the inbox all the same'),
    look: Look.describe('How the person likes the screens'),
  })
  .meta({ id: 'Kept', description: 'What the dashboard keeps for a person, whatever the browser' });
export type Kept = z.infer<typeof Kept>;

export const Session = z
  .object({
    user: User.pick({ id: true, name: true, email: true }),
    organization: Organization,
    roles: z.array(Role),
    registrar: z.boolean().describe('An administrator of the organisation that hosts the node'),
    kept: Kept,
  })
  .meta({ id: 'Session', description: 'Who is signed in' });
export type Session = z.infer<typeof Session>;

export const ApiToken = z
  .object({ id: z.string(), userId: z.string(), email: z.string(), label: z.string(), createdAt: Instant })
  .meta({ id: 'ApiToken', description: 'A token for programs, without its secret' });
export type ApiToken = z.infer<typeof ApiToken>;
export const ApiTokenList = listOf(ApiToken);

export const NewApiToken = ApiToken.extend({
  token: z.string().describe('The secret, which stands here and never again'),
}).meta({ id: 'NewApiToken', description: 'A token that was just made' });
export type NewApiToken = z.infer<typeof NewApiToken>;

export const OpenSession = z
  .object({
    id: z.string(),
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    userAgent: z.string().describe('As the browser called itself'),
    createdAt: Instant,
    expiresAt: Instant,
  })
  .meta({
    id: 'OpenSession',
    description: 'A session in which somebody of the caller’s organisation is signed in',
  });
export type OpenSession = z.infer<typeof OpenSession>;
export const OpenSessionList = listOf(OpenSession);
