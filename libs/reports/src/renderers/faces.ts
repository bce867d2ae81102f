import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The faces of the documents, of every script, each from where its package begins. */
const faces = [
  [
    '@expo-google-fonts/inter',
    '400Regular/Inter_400Regular.ttf',
    '600SemiBold/Inter_600SemiBold.ttf',
    '700Bold/Inter_700Bold.ttf',
  ],
  [
    '@expo-google-fonts/noto-sans-thai',
    '400Regular/NotoSansThai_400Regular.ttf',
    '700Bold/NotoSansThai_700Bold.ttf',
  ],
  [
    '@expo-google-fonts/noto-sans-arabic',
    '400Regular/NotoSansArabic_400Regular.ttf',
    '700Bold/NotoSansArabic_700Bold.ttf',
  ],
  [
    '@expo-google-fonts/biz-udpgothic',
    '400Regular/BIZUDPGothic_400Regular.ttf',
    '700Bold/BIZUDPGothic_700Bold.ttf',
  ],
  [
    '@expo-google-fonts/nanum-gothic',
    '400Regular/NanumGothic_400Regular.ttf',
    '700Bold/NanumGothic_700Bold.ttf',
  ],
  ['@embedpdf/fonts-sc', '../fonts/NotoSansHans-Regular.otf', '../fonts/NotoSansHans-Bold.otf'],
] as const;

/** What only the large faces of East Asia have. */
const eastAsian = /[\u1100-\u11ff\u2e80-\uffff]/;
const small = faces.slice(0, 3);

export type Faces = typeof faces | typeof small;

/** The faces that a text needs: one of two lists, always the same for the same text. */
export function facesFor(text: string): Faces {
  return eastAsian.test(text) ? faces : small;
}

/** What is in their files, up to 33 MB. */
export function filesOf(needed: Faces): Buffer[] {
  return needed.flatMap(([name, ...files]) => {
    const folder = dirname(createRequire(import.meta.url).resolve(name));
    return files.map((file) => readFileSync(join(folder, file)));
  });
}
