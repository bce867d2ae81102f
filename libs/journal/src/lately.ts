import type { CaseId, OrganizationId, RecordedCaseEvent } from '@entente/domain';

/** What a book has of a case up to an entry's number, as it was when the book had lost so many contents. */
interface Page {
  redactions: number;
  upTo: number;
  events: readonly { number: number; event: RecordedCaseEvent }[];
  /** How much of memory it takes, about. */
  letters: number;
}

/** What all pages have of letters at most, and what one of them has: the largest case does not drive out the others. */
const most = 8_000_000;
const mostOfOne = most / 4;

/**
 * The cases that were read last, as their books had them. During an incident everybody opens the same few cases: whoever
 * comes next reads only what came since. Entries are append-only, so a page stays true until its book loses content.
 */
export class LatelyRead {
  private readonly pages = new Map<string, Page>();
  private letters = 0;

  /** What is known of a case in a book that has lost so many contents. */
  of(organization: OrganizationId, id: CaseId, redactions: number): Page {
    const page = this.pages.get(`${organization} ${id}`);
    return page?.redactions === redactions ? page : { redactions, upTo: 0, events: [], letters: 0 };
  }

  /** Keeps a page in the place of what was kept of the case; it is the last that goes. */
  keep(organization: OrganizationId, id: CaseId, page: Page): void {
    const key = `${organization} ${id}`;
    this.forget(key);
    if (page.letters > mostOfOne) return;
    this.pages.set(key, page);
    this.letters += page.letters;
    for (const oldest of this.pages.keys()) {
      if (this.letters <= most) return;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    this.letters -= this.pages.get(key)?.letters ?? 0;
    this.pages.delete(key);
  }
}
