import { PublicationContent } from '@entente/domain';
import type { PublishedItem } from './publications.js';
import { spanMs } from './span.js';
import type { Cue } from './stage.js';

/** What is published, and what its readers do with it. */
export function cuesOfPublications(items: readonly PublishedItem[], now: number): Cue[] {
  return items.flatMap(({ name, publisher, published, tlp, to, content, steps = [] }): Cue[] => [
    {
      at: now - spanMs(published),
      what: `${name}: publishing`,
      async perform(stage) {
        const recipients = to && { recipients: to.map((part) => stage.organization(part)) };
        const input = { content: PublicationContent.parse(content(stage, now)), tlp, ...recipients };
        const { id } = await stage.publications.publish(
          stage.principal(publisher, 'operator'),
          input,
          undefined,
        );
        stage.published.set(name, id);
      },
    },
    ...steps.map(([ago, part, command]): Cue => ({
      at: now - spanMs(ago),
      what: `${name}, ${ago} ago, ${part}`,
      async perform(stage) {
        const id = stage.published.get(name);
        if (!id) throw new Error(`"${name}" is not published yet.`);
        await stage.publications.command(stage.principal(part, 'operator'), id, command, {});
      },
    })),
  ]);
}
