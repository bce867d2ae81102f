import type { CaseId, OrganizationId } from '@entente/domain';
import { LatelyRead } from './lately.js';

describe('The cases that were read last', () => {
  const book = 'o-1' as OrganizationId;
  const page = (letters: number) => ({ redactions: 0, upTo: 7, events: [], letters });
  const held = (lately: LatelyRead, ids: string[]) =>
    ids.filter((id) => lately.of(book, id as CaseId, 0).upTo === 7);

  it('are kept up to some letters, the one read last the longest', () => {
    const lately = new LatelyRead();
    for (const id of ['a', 'b', 'c', 'd', 'a', 'e']) lately.keep(book, id as CaseId, page(2_000_000));
    expect(held(lately, ['a', 'b', 'c', 'd', 'e'])).toEqual(['a', 'c', 'd', 'e']);
  });

  it('do not go for one that is longer than a quarter of that, nor stay when it becomes so', () => {
    const lately = new LatelyRead();
    for (const id of ['a', 'b']) lately.keep(book, id as CaseId, page(1_000));
    lately.keep(book, 'b' as CaseId, page(2_000_001));
    expect(held(lately, ['a', 'b'])).toEqual(['a']);
  });

  it('are read anew once their book has lost content', () => {
    const lately = new LatelyRead();
    lately.keep(book, 'a' as CaseId, page(1_000));
    expect(lately.of(book, 'a' as CaseId, 1)).toMatchObject({ upTo: 0, events: [] });
    expect(lately.of('o-2' as OrganizationId, 'a' as CaseId, 0)).toMatchObject({ upTo: 0, events: [] });
  });
});
