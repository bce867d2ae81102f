import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const noto = (script: string, kind = 'Sans') => {
  const face = `Noto${kind}${script}`;
  return [
    `@expo-google-fonts/noto-${kind}-${script}`.toLowerCase(),
    `400Regular/${face}_400Regular.ttf`,
    `700Bold/${face}_700Bold.ttf`,
  ] as const;
};

/** The faces of the documents, each from where its package begins. The template says which are for what. */
const faces = [
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
  ...['Arabic', 'Armenian', 'Bengali', 'Devanagari', 'Ethiopic', 'Georgian', 'Gujarati', 'Gurmukhi'].map(
    (script) => noto(script),
  ),
  ...['Hebrew', 'Kannada', 'Khmer', 'Lao', 'Malayalam', 'Myanmar', 'Sinhala', 'Tamil', 'Telugu'].map(
    (script) => noto(script),
  ),
  ...['Thaana', 'Thai'].map((script) => noto(script)),
  noto('Tibetan', 'Serif'),
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
  ['@expo-google-fonts/noto-emoji', '400Regular/NotoEmoji_400Regular.ttf'],
] as const;

/** The files of the faces. */
export function faceFiles(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return faces.flatMap(([name, ...files]) => files.map((file) => join(dirname(resolve(name)), file)));
}
