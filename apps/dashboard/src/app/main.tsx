import './policy.js';
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import './reset.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './tokens.css';
import './frame.css';
import '../ui/ui.css';
import './forced-colors.css';
import { createRoot } from 'react-dom/client';
import { startTexts } from '../i18n/i18n.js';
import { App } from './App.js';
import { applyPreferences } from './preferences.js';
import { reloadAfterUpgrade } from './upgrade.js';
import { settings } from './settings.js';

// By itself a browser leaves the page and opens a file that is dropped on it, which may be the malware that a case is about.
for (const name of ['dragover', 'drop'] as const)
  document.addEventListener(name, (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });

reloadAfterUpgrade();
applyPreferences();
await startTexts(settings().language);

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
