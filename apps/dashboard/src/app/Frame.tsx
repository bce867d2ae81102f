import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { nodeQuery, sessionQuery } from '../api/reading.js';
import type { Session } from '../api/shapes.js';
import { following } from '../live/live.js';
import { fetched, firstScreenStands, later } from '../ui/later.js';
import { Failed, Loading } from '../ui/states.js';
import { BottomBar, Rail } from './Rail.js';
import { may, SessionProvider } from './session.js';
import { useGlobalActions } from './global-actions.js';
import { useKeys } from './keys.js';
import { changeSettings } from './settings.js';
import { Palette } from './palette/Palette.js';
import { TopBar } from './TopBar.js';

const Announcements = lazy(
  later(async () => ({ default: (await import('./announcements.js')).Announcements })),
);
const SignIn = lazy(
  fetched(async () => ({ default: (await import('../features/sign-in/SignIn.js')).SignIn })),
);

/** What stands around every screen: who may enter, the rail, the top bar, and the frame that says "demonstration". */
export function Frame() {
  const { pathname } = useLocation();
  const session = useQuery(sessionQuery);
  if (pathname === '/setup') return <Alone />;
  if (session.isPending) return <Loading />;
  // Where it is only not known again, what is on the screen stays: somebody may be writing there.
  if (session.data === undefined)
    return <Failed page error={session.error} again={() => void session.refetch()} />;
  if (!session.data)
    return (
      <Suspense fallback={<Loading />}>
        <SignIn />
      </Suspense>
    );
  return <Framed key={session.data.user.id} session={session.data} />;
}

function Alone() {
  return (
    <Suspense fallback={<Loading />}>
      <Outlet />
    </Suspense>
  );
}

function Framed({ session }: { session: Session }) {
  useEffect(() => {
    if (may(session, 'readBook')) following().catch(() => undefined);
  }, [session]);
  const { look } = session.kept;
  useEffect(() => changeSettings(look), [look]);
  return (
    <SessionProvider value={session}>
      <House />
    </SessionProvider>
  );
}

/** Mounted together with a screen; those with a list of cases say themselves when it is there. */
function Stands() {
  const { pathname } = useLocation();
  useEffect(() => {
    if (pathname !== '/' && pathname !== '/cases') firstScreenStands();
  }, [pathname]);
  return null;
}

/**
 * A screen begins at its top, or where it was left when one goes back to it; where what had the focus went with the screen
 * before, the next key is pressed in the new one.
 */
function useArrival(): void {
  const router = useRouter();
  useEffect(() => {
    const leftAt = new Map<string | undefined, number>();
    const main = () => document.getElementById('main');
    const leaving = router.subscribe('onBeforeLoad', ({ fromLocation, pathChanged }) => {
      if (pathChanged) leftAt.set(fromLocation?.state.__TSR_key, main()?.scrollTop ?? 0);
    });
    const arriving = router.subscribe('onRendered', ({ fromLocation, toLocation, pathChanged }) => {
      const screen = main();
      if (!fromLocation || !pathChanged || !screen) return;
      screen.scrollTop = leftAt.get(toLocation.state.__TSR_key) ?? 0;
      if (document.activeElement === document.body) screen.focus({ preventScroll: true });
    });
    return () => {
      leaving();
      arriving();
    };
  }, [router]);
}

function House() {
  const { t } = useTranslation();
  const { data: node } = useQuery(nodeQuery);
  useGlobalActions();
  useKeys();
  useArrival();
  return (
    <div className="house" data-demonstration={node?.demonstration || undefined}>
      <a className="skip" href="#main">
        {t('nav.skip')}
      </a>
      <Rail />
      <div className="house-main">
        <header>
          <TopBar />
          {node?.demonstration && <p className="demonstration">{t('frame.demonstration')}</p>}
        </header>
        <main id="main" tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            <Outlet />
            <Stands />
          </Suspense>
        </main>
      </div>
      <BottomBar />
      <Palette />
      <Suspense fallback={null}>
        <Announcements />
      </Suspense>
    </div>
  );
}
