import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Block, Report } from '../model/report.js';
import { isolated } from './isolation.js';
import { entriesOf } from './entries.js';

const template = readFileSync(fileURLToPath(new URL('./report.typ', import.meta.url)), 'utf8');

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

const compilers = new Map<typeof faces | typeof small, NodeCompiler>();

/** Opened once a thread: reading the faces costs more than a report. */
function typesetterFor(text: string): NodeCompiler {
  const needed = eastAsian.test(text) ? faces : small;
  const compiler =
    compilers.get(needed) ?? NodeCompiler.create({ fontArgs: [{ fontBlobs: needed.flatMap(filesOf) }] });
  compilers.set(needed, compiler);
  return compiler;
}

function filesOf([name, ...files]: (typeof faces)[number]): Buffer[] {
  const folder = dirname(createRequire(import.meta.url).resolve(name));
  return files.map((file) => readFileSync(join(folder, file)));
}

/** Sets a report as pages and does something with them. Blocks the thread. */
export function typeset<T>(
  report: Report,
  work: (typesetter: NodeCompiler, pages: NodeTypstDocument) => T,
): T {
  const data = JSON.stringify(withEntries(report), (key, value: unknown) =>
    typeof value === 'string' && key !== 'svg' ? isolated(value) : value,
  );
  const typesetter = typesetterFor(data);
  try {
    const set = typesetter.compile({ mainFileContent: template, inputs: { report: data }, resetRead: true });
    if (!set.result)
      throw new Error(`The report could not be set: ${JSON.stringify(set.takeError()?.shortDiagnostics)}`);
    // What was remembered for setting is not needed for writing, which takes room of its own.
    typesetter.evictCache(0);
    return work(typesetter, set.result);
  } finally {
    typesetter.evictCache(0);
  }
}

function withEntries({ sections, ...report }: Report) {
  const set = (block: Block) => {
    const entries = block.kind === 'table' ? entriesOf(block) : undefined;
    return entries ? { kind: 'entries', entries } : block;
  };
  return {
    ...report,
    sections: sections.map(({ blocks, ...rest }) => ({ ...rest, blocks: blocks.map(set) })),
  };
}
