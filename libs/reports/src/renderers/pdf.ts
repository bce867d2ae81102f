import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import type { Report } from '../model/report.js';

const template = readFileSync(fileURLToPath(new URL('./report.typ', import.meta.url)), 'utf8');

/** The faces of the documents, of every script, each from where its package begins. */
const faces = [
  ['@expo-google-fonts/inter', '400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf', '700Bold/Inter_700Bold.ttf'],
  ['@expo-google-fonts/noto-sans-thai', '400Regular/NotoSansThai_400Regular.ttf', '700Bold/NotoSansThai_700Bold.ttf'],
  ['@expo-google-fonts/noto-sans-arabic', '400Regular/NotoSansArabic_400Regular.ttf', '700Bold/NotoSansArabic_700Bold.ttf'],
  ['@expo-google-fonts/biz-udpgothic', '400Regular/BIZUDPGothic_400Regular.ttf', '700Bold/BIZUDPGothic_700Bold.ttf'],
  ['@expo-google-fonts/nanum-gothic', '400Regular/NanumGothic_400Regular.ttf', '700Bold/NanumGothic_700Bold.ttf'],
  ['@embedpdf/fonts-sc', '../fonts/NotoSansHans-Regular.otf', '../fonts/NotoSansHans-Bold.otf'],
] as const;

let compiler: NodeCompiler | undefined;

/** Opened once a thread: reading the faces costs more than a report. */
function typst(): NodeCompiler {
  if (compiler) return compiler;
  const { resolve } = createRequire(import.meta.url);
  const fontBlobs = faces.flatMap(([name, ...files]) => {
    const folder = dirname(resolve(name));
    return files.map((file) => readFileSync(join(folder, file)));
  });
  return (compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] }));
}

/** The report as PDF/UA-1: tagged, with bookmarks. Blocks the thread while it is set. */
export function pdf(report: Report): Uint8Array {
  const typesetter = typst();
  const inputs = { report: JSON.stringify(report) };
  try {
    return typesetter.pdf(
      { mainFileContent: template, inputs, resetRead: true },
      { pdfStandard: PdfStandard.UA_1, pdfTags: true },
    );
  } finally {
    typesetter.evictCache(0);
  }
}
