import { lazy, Suspense } from 'react';
import { closePalette, usePalette } from './open.js';
import { fetched } from '../../ui/later.js';

const PaletteDialog = lazy(
  fetched(async () => ({ default: (await import('./PaletteDialog.js')).PaletteDialog })),
);
const KeysDialog = lazy(fetched(async () => ({ default: (await import('./KeysDialog.js')).KeysDialog })));

export function Palette() {
  const open = usePalette();
  return (
    <Suspense fallback={null}>
      {open === 'palette' && <PaletteDialog onClose={closePalette} />}
      {open === 'keys' && <KeysDialog onClose={closePalette} />}
    </Suspense>
  );
}
