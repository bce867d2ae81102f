import type { EventId, OrganizationId } from '../ids.js';
import type { Publication } from '../publication/publication.js';
import { publicationOf } from '../testing/publications.js';
import {
  accepted,
  declined,
  invited,
  minute,
  MY,
  now,
  opened,
  PH,
  RU,
  SG,
  update,
  viewAfter,
} from '../testing/samples.js';
import { holderInLedger, inLedgerOrder, nameInLedger } from './ledger.js';

it('names whom the owner knows to take part, or to have done so', () => {
  const view = viewAfter(opened(PH), invited(PH, SG), accepted(SG), invited(PH, MY), declined(MY));
  expect([PH, SG, MY].map((organization) => nameInLedger(view, organization))).toEqual([PH, SG, MY]);
});

it('names whom the owner knows only by what it wrote', () => {
  expect(nameInLedger(viewAfter(opened(PH), update(MY)), MY)).toBe(MY);
});

it('says another participant where the owner was never told', () => {
  expect(nameInLedger(viewAfter(opened(PH), invited(PH, SG)), MY)).toBeNull();
});

describe('the ledger of a publication', () => {
  const said = { text: 'Seen here.', tlp: 'TLP:GREEN', at: now } as const;
  const published: Pick<Publication, 'publisher' | 'content' | 'comments'> = {
    ...{ publisher: PH, content: publicationOf('practice') },
    comments: [{ id: 'a' as EventId, organization: MY, ...said }],
  };
  const namesTo = (owner: OrganizationId, publication = published) =>
    [PH, SG, MY].map((organization) => holderInLedger(publication, owner, organization));

  it('names to its publisher everybody', () => {
    expect(namesTo(PH)).toEqual([PH, SG, MY]);
  });

  it('names to who comments its publisher, and who commented too', () => {
    expect(namesTo(RU)).toEqual([PH, null, MY]);
  });

  it('names to who comments the parties of a project', () => {
    const project = { ...published, content: publicationOf('project', { parties: [SG, RU] }), comments: [] };
    expect(namesTo(RU, project)).toEqual([PH, SG, null]);
  });
});

it('is told in an order that says nothing of who has no name', () => {
  const [first, second] = ['a', 'b'] as [EventId, EventId];
  const line = (eventId: EventId, organization: OrganizationId | null, at = minute(1)) => ({
    ...{ eventId, organization, at },
  });
  const told = [
    ...[line(first, MY), line(first, SG), line(first, null, minute(1)), line(first, null, minute(2))],
    ...[line(first, null, minute(2)), line(second, MY)],
  ];
  expect(inLedgerOrder(told.toReversed())).toEqual(told);
  expect(inLedgerOrder(told)).toEqual(told);
});
