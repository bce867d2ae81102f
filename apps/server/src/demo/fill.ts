import { rejected, type Role } from '@entente/domain';
import { Journal } from '@entente/journal';
import type { Settings } from '../edge/edge.services.js';
import { EvidenceStore } from '../evidence/evidence.services.js';
import { emailOf, organizations, parts, password } from './cast.js';
import { papers } from './papers.js';
import { cuesOfPapers } from './play-paper.js';
import { cuesOfPublications } from './play-publication.js';
import { cuesOf } from './play-story.js';
import { published } from './publications.js';
import { dayMs } from './span.js';
import { setStage, type Cue } from './stage.js';
import { stories } from './stories/stories.js';

export interface SignIn {
  /** The organisation's short name. */
  organization: string;
  role: string;
  email: string;
  password: string;
}

export interface Demonstration {
  signIns: SignIn[];
  cases: number;
  agreements: number;
}

/** The exercise goes back this far. */
const lengthMs = 92 * dayMs;

/**
 * Fills an empty database with an exercise of the three months before `now` (milliseconds): six national CERTs, their
 * people, their memoranda, what they publish to each other and thirty cases. It is played as it would have happened, command by command in the order of
 * time, on a journal of its own whose clock is moved on; so nothing is in it that the rules do not allow.
 *
 * Throws a Rejection when the database is not empty. A step that the domain refuses is an error of the exercise and is
 * thrown with its place.
 */
export async function fillDemonstration(
  { database, ...files }: Pick<Settings, 'database' | 'dataDir' | 'evidenceLimit'>,
  now: number = Date.now(),
): Promise<Demonstration> {
  const beginning = now - lengthMs;
  let clock = beginning;
  const journal = await Journal.open(database, () => clock);
  try {
    await requireEmpty(journal);
    const stage = await setStage(journal, new EvidenceStore({ ...files, evidenceReserve: 0 }));
    for (const cue of inOrder(beginning, now)) {
      clock = cue.at;
      await journal.sweepActivations();
      await cue.perform(stage).catch((error: unknown) => {
        throw new Error(`The demonstration stops at ${cue.what}: ${String(error)}`, { cause: error });
      });
    }
    return { signIns: signIns(), cases: stories.length, agreements: papers.length };
  } finally {
    await journal.close();
  }
}

async function requireEmpty({ books }: Journal): Promise<void> {
  const found = await books.query('SELECT id FROM organization LIMIT 1');
  if (found.length > 0)
    throw rejected(
      'database-not-empty',
      'This database is in use: the demonstration fills an empty one only. Set DATA_DIR to another folder.',
    );
}

/** Everything that happens, oldest first: the times of a book never run backwards. */
function inOrder(beginning: number, now: number): Cue[] {
  const cues = [
    ...cuesOfPapers(papers, beginning, now),
    ...cuesOfPublications(published, now),
    ...stories.flatMap((story) => cuesOf(story, now)),
  ];
  const outside = cues.find(({ at }) => at < beginning || at > now);
  if (outside) throw new Error(`${outside.what} lies outside the three months of the exercise.`);
  return cues.sort((a, b) => a.at - b.at);
}

function signIns(): SignIn[] {
  const roles: Role[] = ['admin', 'operator', 'responder', 'manager', 'auditor'];
  return parts.flatMap((part) =>
    roles.map((role) => ({
      organization: organizations[part].shortName,
      role: part === 'PH' && role === 'admin' ? 'admin, manager, operator' : role,
      ...{ email: emailOf(part, role), password },
    })),
  );
}
