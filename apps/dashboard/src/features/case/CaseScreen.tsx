import { assistanceKinds, readPage } from '@entente/domain';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { memo, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { write } from '../../api/http.js';
import {
  agreementsQuery,
  caseQuery,
  disclosuresQuery,
  entriesQuery,
  useAgreements,
  useOrganizations,
} from '../../api/reading.js';
import type { CaseEntry, CaseRecord } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { isRedacted } from '../../live/apply.js';
import { markReadLocally } from '../../live/caches.js';
import { bind, useOffer } from '../../ui/actions.js';
import { Failed, Loading } from '../../ui/states.js';
import { instantNow, MomentProvider } from '../../ui/time.js';
import { caseActions } from './actions.js';
import { CaseProvider, type CaseContext } from './case-context.js';
import { useDroppedFile } from './dropped-file.js';
import { CaseHead } from './CaseHead.js';
import { CaseSide } from './CaseSide.js';
import { Composer } from './Composer.js';
import { CaseDialog } from './dialogs/CaseDialog.js';
import type { OpenDialog } from './dialogs/which.js';
import { Invitation } from './Invitation.js';
import { shownAs, type Shown } from './looking-back.js';
import { usePosting } from './posting.js';
import { goToNew, Timeline } from './Timeline.js';
import { TimelineBar } from './TimelineBar.js';
import { useCaseWrite } from './writing.js';
import './case.css';
import './case-side.css';

export function CaseScreen() {
  const { id } = useParams({ strict: false });
  return id ? <LoadedCase key={id} id={id} /> : null;
}

function LoadedCase({ id }: { id: string }) {
  const one = useQuery(caseQuery(id));
  const entries = useQuery(entriesQuery(id));
  // Without them nobody may be asked or invited: for a moment, what was pressed would be refused.
  const agreements = useQuery(agreementsQuery);
  // Drawn in slices, between which a key that is pressed or a frame of scrolling finds its place, however much comes in.
  const record = useDeferredValue(one.data) ?? one.data;
  const all = useDeferredValue(entries.data) ?? entries.data;
  const error = one.error ?? entries.error;
  if (record && all && !agreements.isPending) return <OpenedCase record={record} all={all} />;
  if (error)
    return (
      <Failed
        page
        error={error}
        again={() => {
          void one.refetch();
          void entries.refetch();
        }}
      />
    );
  return <Loading />;
}

const OpenedCase = memo(function OpenedCase({
  record,
  all,
}: {
  record: CaseRecord;
  all: readonly CaseEntry[];
}) {
  const { t } = useTranslation();
  const session = useSession();
  const agreements = useAgreements();
  const organizations = useOrganizations();
  const [dialog, setDialog] = useState<OpenDialog | null>(useAskedFor());
  const [tab, setTab] = useState<Tab>('timeline');
  const shown = useShown(record, all);
  const newSince = useReading(record);
  useTitle(record);
  const context: CaseContext = useMemo(
    () => ({
      ...{ record, session, agreements, organizations, open: setDialog },
      ...shown,
      page: readPage(shown.entries.filter((entry) => !isRedacted(entry)).map(({ event }) => event)),
      acting: { by: session.organization.id, at: instantNow(), agreements, nameOf: organizations.name },
    }),
    [record, session, agreements, organizations, shown],
  );
  const { mutate } = useCaseWrite(record.id);
  const actions = useMemo(() => {
    const acting = {
      ...context,
      t,
      accept: () => mutate({ path: `participants/${session.organization.id}/acceptance` }),
      acceptHandover: () => mutate({ path: 'handover/acceptance' }),
      withdrawHandover: () => mutate({ path: 'handover/withdrawal' }),
      focusComposer: () => {
        setTab('timeline');
        document.getElementById('composer')?.focus();
      },
      goToNew: () => {
        setTab('timeline');
        goToNew();
      },
    };
    return bind(caseActions, acting, t);
  }, [context, t, mutate, session.organization.id]);
  useOffer(actions);
  const posting = usePosting(record.id, all);
  const write = actions.find((action) => action.id === 'case-post');
  const mayAdd = !dialog && actions.find(({ id }) => id === 'case-evidence')?.refusal === null;
  const dropping = useDroppedFile(mayAdd ? (file) => setDialog({ kind: 'evidence', file }) : undefined);
  return (
    <CaseProvider value={context}>
      <MomentProvider value={shown.moment}>
        <article
          className={`case-page ${shown.past ? 'time-travel' : ''} ${dropping ? 'is-dropping' : ''}`}
          data-tab={tab}
        >
          <CaseHead actions={actions} />
          <div className="case-grid">
            <div className="case-main">
              <Invitation actions={actions} />
              <TimelineBar all={all} />
              <Timeline newSince={newSince} pending={shown.past ? [] : posting.pending} />
              {write && !shown.past && <Composer action={write} posting={posting} />}
            </div>
            <CaseSide actions={actions} />
          </div>
          <Tabs tab={tab} onChange={setTab} />
        </article>
      </MomentProvider>
      {dialog && <CaseDialog dialog={dialog} onClose={() => setDialog(null)} />}
    </CaseProvider>
  );
});

/** Whom an offer of capability leads to ask, and for what: the address says it. */
function useAskedFor(): OpenDialog | null {
  const { ask, assistance } = useSearch({ strict: false });
  const to = useOrganizations().get(ask)?.id;
  return to ? { kind: 'ask', to, assistance: assistanceKinds.find((kind) => kind === assistance) } : null;
}

const tabs = ['timeline', 'who', 'requests', 'indicators', 'more'] as const;
type Tab = (typeof tabs)[number];

/** On a phone the pieces of the page are behind tabs. */
function Tabs({ tab, onChange }: { tab: Tab; onChange: (tab: Tab) => void }) {
  const { t } = useTranslation();
  return (
    <div className="case-tabs" role="group" aria-label={t('case.parts')}>
      {tabs.map((each) => (
        <button key={each} type="button" aria-pressed={each === tab} onClick={() => onChange(each)}>
          {t(`case.tab.${each}`)}
        </button>
      ))}
    </div>
  );
}

/** What the address says is to be looked at. */
function useShown(record: CaseRecord, all: readonly CaseEntry[]): Shown {
  const { asOf, seenBy } = useSearch({ strict: false });
  const { organization } = useSession();
  const { data: disclosures } = useQuery({ ...disclosuresQuery(record.id), enabled: seenBy !== undefined });
  return useMemo(() => {
    const looking = { asOf: asOf === undefined ? undefined : Number(asOf), seenBy };
    return shownAs(record, all, looking, disclosures ?? [], organization.id);
  }, [record, all, asOf, seenBy, disclosures, organization.id]);
}

/** Marks the case read while it is looked at; answers up to where it had been read when it was opened. */
function useReading(record: CaseRecord): number {
  const [before] = useState(record.readNumber ?? 0);
  const { id, version, readNumber } = record;
  useEffect(() => {
    if ((readNumber ?? 0) >= version) return;
    const timer = setTimeout(() => {
      if (document.hidden) return;
      markReadLocally(id, version);
      write('PUT', `/cases/${id}/read`, { number: version }).catch(() => undefined);
    }, 1_200);
    return () => clearTimeout(timer);
  }, [id, version, readNumber]);
  return before;
}

function useTitle({ reference, view }: CaseRecord): void {
  useEffect(() => {
    document.title = `${reference} ${view.title} · Entente`;
    return () => {
      document.title = 'Entente';
    };
  }, [reference, view.title]);
}
