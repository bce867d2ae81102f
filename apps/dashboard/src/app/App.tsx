import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { queries } from '../api/queries.js';
import { speak } from '../i18n/i18n.js';
import { directionOf } from '../i18n/languages.js';
import { later } from '../ui/later.js';
import { styleNonce } from './nonce.js';
import { applyPreferences } from './preferences.js';
import { router } from './router.js';
import { settings, useSettings } from './settings.js';
import { resolveVariables, theme } from './theme.js';

const Notifications = lazy(
  later(async () => ({ default: (await import('@mantine/notifications')).Notifications })),
);

export function App() {
  const { theme: chosen, language } = useSettings();
  const forced = chosen === 'auto' ? {} : { forceColorScheme: chosen };
  return (
    <DirectionProvider initialDirection={directionOf(settings().language)} detectDirection={false}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveVariables}
        defaultColorScheme="auto"
        getStyleNonce={() => styleNonce}
        {...forced}
      >
        <FollowPreferences />
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
        <Suspense fallback={null}>
          {/* Under dialogs and menus, on the side where one begins to read: forms have their buttons on the other (frame.css). */}
          <Notifications
            position={directionOf(language) === 'rtl' ? 'bottom-right' : 'bottom-left'}
            limit={3}
            zIndex={150}
            containerWidth={352}
          />
        </Suspense>
      </MantineProvider>
    </DirectionProvider>
  );
}

function FollowPreferences() {
  const { theme: chosen, language, density } = useSettings();
  const { setDirection } = useDirection();
  useEffect(() => {
    setDirection(directionOf(language));
    applyPreferences();
    void speak(language);
  }, [chosen, language, density, setDirection]);
  return null;
}
