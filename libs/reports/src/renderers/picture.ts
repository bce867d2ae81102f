import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { typesetDrawing } from './typesetter.js';

await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));

/**
 * A drawing as PNG, so many points wide, for a program that shows no SVG. Its letters come as outlines from the typesetter, which
 * shapes those of every script. The same drawing gives the same bytes on every machine. Blocks the thread.
 */
export function picture(svg: string, width: number): Uint8Array {
  const set = typesetDrawing({ kind: 'drawing', svg, description: ' ' }, (typesetter, page) =>
    typesetter.plainSvg(page),
  );
  const fitTo = { mode: 'width', value: width } as const;
  const drawing = new Resvg(set, { fitTo, background: '#ffffff' });
  try {
    const image = drawing.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    drawing.free();
  }
}
