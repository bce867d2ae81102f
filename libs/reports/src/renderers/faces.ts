import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The faces of the documents, of every script but those of East Asia, each from where its package begins. */
const small = [
  [
    '@expo-google-fonts/inter',
    '400Regular/Inter_400Regular.ttf',
    '600SemiBold/Inter_600SemiBold.ttf',
    '700Bold/Inter_700Bold.ttf',
  ],
  // Its letters with points are one sign each: set in Noto, whose points are placed one by one, a long report has four times
  // the size. Noto has the letters of further languages.
  [
    '@expo-google-fonts/ibm-plex-sans-arabic',
    '400Regular/IBMPlexSansArabic_400Regular.ttf',
    '700Bold/IBMPlexSansArabic_700Bold.ttf',
  ],
  ...['Thai', 'Lao', 'Khmer', 'Myanmar', 'Tamil', 'Devanagari', 'Arabic', 'Hebrew'].map((script) => [
    `@expo-google-fonts/noto-sans-${script.toLowerCase()}`,
    `400Regular/NotoSans${script}_400Regular.ttf`,
    `700Bold/NotoSans${script}_700Bold.ttf`,
  ]),
  ['@expo-google-fonts/noto-emoji', '400Regular/NotoEmoji_400Regular.ttf'],
] as const;

/** Those of East Asia too, which are large. */
const faces = [
  ...small,
  ['@embedpdf/fonts-sc', '../fonts/NotoSansHans-Regular.otf', '../fonts/NotoSansHans-Bold.otf'],
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
] as const;

/** What only the large faces have. */
const eastAsian =
  /[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{1b000}-\u{1b16f}\u{20000}-\u{3ffff}]/u;

export type Faces = readonly (readonly string[])[];

/** The faces that a text needs: one of two lists, always the same for the same text. */
export function facesFor(text: string): Faces {
  return eastAsian.test(text) ? faces : small;
}

/** What is in their files, up to 36 MB. */
export function filesOf(needed: Faces): Buffer[] {
  return needed.flatMap(([name = '', ...files]) => {
    const folder = dirname(createRequire(import.meta.url).resolve(name));
    return files.map((file) => readFileSync(join(folder, file)));
  });
}
