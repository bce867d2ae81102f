import type { Action } from '../../ui/actions.js';
import { About } from './side/About.js';
import { Clocks } from './side/Clocks.js';
import { Evidence } from './side/Evidence.js';
import { Indicators } from './side/Indicators.js';
import { Participants } from './side/Participants.js';
import { Requests } from './side/Requests.js';
import { Tasks } from './side/Tasks.js';

/** What stands beside the timeline; on a phone, behind tabs. */
export function CaseSide({ actions }: { actions: readonly Action[] }) {
  const named = (id: string) => actions.find((action) => action.id === id);
  return (
    <aside className="case-side">
      <Participants invite={named('case-invite')} />
      <Requests ask={named('case-ask')} />
      <Clocks start={named('case-clock')} />
      <Indicators add={named('case-indicators')} raise={named('case-bulletin')} />
      <Evidence add={named('case-evidence')} />
      <Tasks assign={named('case-task')} />
      <About />
    </aside>
  );
}
