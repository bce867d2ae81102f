import { describe, expect, it } from '@jest/globals';
import { tlps, type Marking } from '@entente/domain';
import {
  accepted,
  accessed,
  answered,
  assigned,
  cancelled,
  closed,
  evidence,
  clockStarted,
  headerChanged,
  history,
  invited,
  indicator,
  marked,
  MY,
  now,
  opened,
  PH,
  requested,
  SG,
  statusChanged,
  taskMoved,
  update,
  viewOf,
  type Happening,
} from '../../../domain/src/testing/samples.js';
import { languages, wordsOf } from '../words/words.js';
import { caseReport, type CaseGenre } from './case-report.js';
import { defanging } from './defanged.js';
import { forPartner } from './for-partner.js';
import type { CaseBook, Disclosure, Occasion } from './occasion.js';
import { Report } from './report.js';

const occasion: Occasion = {
  ...{ language: 'en', timeZone: 'Asia/Manila', at: now, preparedBy: 'Ana Reyes', leaveOut: [] },
  organizations: new Map(
    [PH, SG, MY].map((id) => [id, { shortName: `CERT-${id}`, name: `CERT of ${id}`, country: id }]),
  ),
  people: new Map(),
  agreements: new Map(),
};

function bookOf(
  happenings: Happening[],
  told: (events: CaseBook['events']) => Disclosure[] = () => [],
): CaseBook {
  const events = history(...happenings);
  return {
    organization: PH,
    view: viewOf(events),
    events,
    ledger: told(events),
    number: 41,
    hash: 'a'.repeat(64),
  };
}

function reported(book: CaseBook, said: Partial<Occasion> = {}, genre: CaseGenre = 'incident'): Report {
  return Report.parse(caseReport(book, genre, { ...occasion, ...said }));
}

function section(report: Report, id: string) {
  return JSON.stringify(report.sections.find((one) => one.id === id) ?? null);
}

function rowsIn(report: Report, id: string): string[][] {
  const blocks = report.sections.find((one) => one.id === id)?.blocks ?? [];
  return blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
}

const green = { tlp: 'TLP:GREEN' } as const;
const internal = { tlp: 'TLP:RED' } as const;

describe('a report on a case', () => {
  it('says the same for the same', () => {
    const book = bookOf([opened(PH), update(PH), closed(PH)]);
    expect(JSON.stringify(reported(book))).toBe(JSON.stringify(reported(book)));
  });

  it('bears the narrowest marking of what is in it, and a section that of what it was made of', () => {
    const book = bookOf([opened(PH), marked(update(PH), green), marked(clockStarted(PH), internal)]);
    expect(reported(book).tlp).toBe('TLP:RED');
    const without = reported(book, { leaveOut: ['duties'] });
    expect([without.tlp, without.sections.map(({ id }) => id)]).toEqual([
      'TLP:AMBER',
      ['summary', 'classification', 'timeline', 'status', 'participants', 'annexes'],
    ]);
  });

  it('explains every marking whichever it bears, and names the parties, in an annex', () => {
    const shown = (...events: Happening[]) =>
      reported(bookOf([...events])).sections.find(({ id }) => id === 'annexes');
    const [markings, parties] = shown(opened(PH), invited(PH, SG), accepted(SG))?.blocks ?? [];
    expect(markings).toMatchObject({ rows: tlps.map((tlp) => [tlp, expect.any(String)]) });
    expect(parties).toMatchObject({
      rows: [
        ['CERT-PH', 'CERT of PH', 'Philippines'],
        ['CERT-SG', 'CERT of SG', 'Singapore'],
      ],
    });
    const withoutThem = reported(bookOf([opened(PH)]), { leaveOut: ['participants'] }).sections.at(-1);
    expect([withoutThem?.tlp, withoutThem?.blocks.length]).toEqual(['TLP:CLEAR', 1]);
    // Of what a content bears that was left out the annex knows nothing.
    const events = [marked(opened(PH), green), marked(update(PH), internal)];
    expect(shown(...events)?.tlp).toBe('TLP:GREEN');
  });

  it('says times in the zone of its reader', () => {
    const text = section(reported(bookOf([opened(PH)])), 'timeline');
    expect(text).toContain('2026-11-24 14:0');
  });

  it('says what the colours of its drawing stand for, of those that are in it', () => {
    const svg = section(reported(bookOf([opened(PH), indicator(PH), requested(PH, SG)])), 'timeline');
    expect(
      ['Case', 'Indicators', 'Assistance', 'Participation'].map((word) => svg.includes(`>${word}<`)),
    ).toEqual([true, true, true, false]);
  });

  it('keeps indicators from leading anywhere', () => {
    const text = 'https://www.Evil.example/x, not devil.example, 地址evil.example。';
    const written = update(PH, green, text);
    const report = JSON.stringify(
      reported(bookOf([opened(PH, { title: 'About evil.example' }), indicator(PH), written])),
    );
    expect(report).toContain('https://www.Evil[.]example/x, not devil.example, 地址evil[.]example。');
    expect(report).not.toContain(' evil.example');
  });

  it('keeps all that lies on the host of a URL from leading anywhere', () => {
    const say = defanging([{ type: 'url', value: `https://cdn.example:8443/${'a'.repeat(1_000)}` }]);
    expect(say('See HTTPS://cdn.example:8443/b?c=d.e, not https://cdn.example/b.')).toBe(
      'See hxxpS://cdn[.]example:8443/b?c=d.e, not https://cdn.example/b.',
    );
  });

  it('names the request or the task that somebody moved on, unless that is marked narrower', () => {
    const moves = [answered(SG, PH, 'accepted'), cancelled(PH, SG), taskMoved(SG, PH, 'done')];
    const told = (marking: Marking) =>
      rowsIn(
        reported(bookOf([opened(PH), marked(requested(PH, SG), marking), assigned(PH, SG), ...moves])),
        'timeline',
      ).map((row) => row[3]);
    expect(told(green).slice(-3)).toEqual(['Takedown: accepted', 'Takedown', 'Call the hosters\ndone']);
    expect(told(internal).slice(-3)).toEqual(['accepted', '', 'Call the hosters\ndone']);
  });

  it('says how long it took until the incident was contained', () => {
    const to = (status: 'triage' | 'responding' | 'contained') => statusChanged(PH, { to: status });
    const moves = [to('triage'), to('responding'), to('contained'), to('responding'), to('contained')];
    const text = section(reported(bookOf([opened(PH), ...moves])), 'classification');
    expect(text).toContain('["From opening to containment","3 min"]');
    expect(section(reported(bookOf([opened(PH)])), 'classification')).not.toContain('containment');
  });

  it('says for what reason a status changed without the signs of Markdown', () => {
    const moved = statusChanged(PH, { to: 'triage', reason: 'It is **real**.' });
    expect(rowsIn(reported(bookOf([opened(PH), moved])), 'status').at(-1)).toContain('It is real.');
  });

  it('says whom it told how much on what basis, and has a line for all who were told the same', () => {
    const to = (organization: typeof SG, agreementId: string) => ({ organization, agreementId });
    const book = bookOf([opened(PH), update(PH)], (events) =>
      [to(SG, 'bilateral'), to(MY, 'community')].flatMap((one) =>
        events
          .filter((event) => one.organization === SG || event.type === 'case-opened')
          .map(({ id, at }) => ({ eventId: id, basis: 'agreement', at, ...one })),
      ),
    );
    const agreements = new Map([
      ['bilateral', 'Memorandum'],
      ['community', 'Community rules'],
    ]);
    const { blocks = [] } =
      reported(book, { agreements }).sections.find(({ id }) => id === 'disclosures') ?? {};
    const [inAll, each] = blocks.flatMap((block) =>
      block.kind === 'table' ? [block.rows.map((row) => row.slice(0, 4))] : [],
    );
    const times = [expect.stringMatching(/:01\n.*:02$/), expect.stringMatching(/^2026-11-24 14:01$/)];
    expect(inAll).toEqual([
      ['CERT-SG', '(1) under Memorandum', '2', times[0]],
      ['CERT-MY', '(2) under Community rules', '1', times[1]],
    ]);
    expect(each?.map((row) => row.slice(1))).toEqual([
      ['CERT-SG\nCERT-MY', 'opened the case', '(1)\n(2)'],
      ['CERT-SG', 'wrote', '(1)'],
    ]);
  });

  it.each([
    ['en', 'Domain name'],
    ['ru', 'Доменное имя'],
  ] as const)('says in %s what an indicator is', (language, name) => {
    const report = reported(bookOf([opened(PH), indicator(PH)]), { language });
    expect(rowsIn(report, 'indicators')[0]?.[0]).toBe(name);
  });

  it('names who asked above who was asked, with no arrow, which would point back in Arabic', () => {
    const report = reported(bookOf([opened(PH), requested(PH, SG)]), { language: 'ar' });
    expect(rowsIn(report, 'assistance')[0]?.[0]).toBe('CERT-PH\nCERT-SG');
    expect(section(report, 'assistance')).not.toContain('→');
  });

  it('lists evidence by its hash, with its chain of custody', () => {
    const text = section(reported(bookOf([opened(PH), evidence(PH), accessed(SG, PH)])), 'evidence');
    expect(text).toContain('e'.repeat(64));
    expect(text).toContain('CERT-SG: took a copy');
    expect(text).toContain('2\u00a0048 B');
    expect(section(reported(bookOf([opened(PH), accessed(SG, PH)])), 'evidence')).toBe('null');
    const own = reported(bookOf([opened(PH), evidence(PH), marked(accessed(PH, PH), internal)]));
    expect([own.tlp, section(own, 'evidence').includes('took a copy')]).toEqual(['TLP:AMBER', false]);
  });

  it('has what each party knew when in the after-action report alone', () => {
    const book = bookOf([opened(PH), invited(PH, SG), accepted(SG), update(PH)], (events) =>
      events
        .filter(({ owner }) => owner === PH)
        .map(({ id, at }) => ({ eventId: id, organization: SG, basis: 'public', at })),
    );
    expect(section(reported(book), 'knowledge')).toBe('null');
    expect(section(reported(book, {}, 'after-action'), 'knowledge')).toContain('CERT-SG');
  });
});

describe('the words of a report', () => {
  const places = (said: string) => (said.match(/\{\w+\}/g) ?? []).sort();

  it.each(languages)('fill in the same values in %s as in English', (language) => {
    const [words, english] = [wordsOf(language), wordsOf('en')];
    expect(Object.values(words).map(places)).toEqual(Object.values(english).map(places));
    expect(reported(bookOf([opened(PH), update(PH)]), { language }).language).toBe(language);
  });
});

describe('a report in a language whose letters are not those of English', () => {
  /** Names, markings and laws are called the same everywhere. */
  const ofNoLanguage =
    /\b(TLP:\w+(?:\+STRICT)?|PAP|CERT-\w+|NIS2|UTC|Asia\/Manila|PH-2026-\d+|CERT of \w+|Ana Reyes|SHA-256|Data Privacy Act|NPC)\b/g;

  it.each(['ru', 'ar'] as const)('says whatever nobody wrote in %s', (language) => {
    const words = { title: '№ 1', summary: '…', sectors: ['health', 'energy'] };
    const changes = headerChanged(PH, {
      severity: 'severe',
      sectors: ['banking'],
      classification: 'fraud/phishing',
    });
    const { cover, sections, genre, handling } = reported(
      bookOf([opened(PH, words), invited(PH, SG), changes, clockStarted(PH)]),
      { language },
    );
    const said = JSON.stringify({ cover, genre, handling, sections }, (key, value: unknown) =>
      key === 'svg' || key === 'kind' || key === 'id' ? undefined : value,
    );
    const values = said.replace(/"(\w+)":/g, '').replace(/\\n/g, ' ');
    expect(values.replace(ofNoLanguage, '').match(/[A-Za-z]{3,}/g)).toBeNull();
  });
});

describe('a report for a partner', () => {
  const book = bookOf(
    [
      marked(opened(PH), green),
      marked(invited(PH, SG), green),
      accepted(SG),
      marked(update(PH), { ...green, recipients: [SG] }),
      marked(update(PH), internal),
      update(MY),
      marked(requested(SG, PH), green),
    ],
    (events) =>
      events
        .filter(({ owner, marking }) => owner === PH && marking.tlp === 'TLP:GREEN')
        .map(({ id, at }) => ({ eventId: id, organization: SG, basis: 'agreement', at })),
  );

  it('holds what the ledger says that it was told and what it wrote, and nothing of a third', () => {
    const part = forPartner(book, SG);
    expect(part?.events.map(({ owner, type }) => `${owner} ${type}`)).toEqual([
      'PH case-opened',
      'PH participant-invited',
      'SG invitation-accepted',
      'PH update-posted',
      'SG assistance-requested',
    ]);
    expect(JSON.stringify(part?.view)).not.toContain('MY');
  });

  it('names no recipients, no people and no entry of the house’s own book', () => {
    const part = forPartner(book, SG);
    expect(JSON.stringify(part?.events)).not.toContain('recipients');
    if (!part) throw new Error('There is something to report.');
    const people = new Map(part.events.map(({ actor }) => [actor, 'Ana of the night shift']));
    const report = reported(part, { audience: SG, people });
    expect(report.source).toBeUndefined();
    expect(JSON.stringify(report)).not.toContain('night shift');
  });

  it('is none where the ledger names nothing for that partner', () => {
    expect(forPartner(bookOf([opened(PH)]), MY)).toBeUndefined();
  });
});
