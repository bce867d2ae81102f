import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { queries } from '../api/queries.js';
import { speak } from '../i18n/i18n.js';
import { directionOf } from '../i18n/languages.js';
import { styleNonce } from './nonce.js';
import { applyPreferences } from './preferences.js';
import { router } from './router.js';
import { settings, useSettings } from './settings.js';
import { resolveVariables, theme } from './theme.js';

export function App() {
  const { theme: chosen } = useSettings();
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
        <Notifications position="bottom-right" limit={4} />
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
