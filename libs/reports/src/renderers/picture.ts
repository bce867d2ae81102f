import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { xmlText } from './archive.js';
import { facesFor, filesOf } from './faces.js';

await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));

/**
 * A drawing as PNG, so many points wide, for a program that shows no SVG. The same drawing gives the same bytes on every
 * machine. Blocks the thread: on one core the first takes a second, others some 0.1 s, or 0.3 s where letters of East Asia
 * are in it. It takes 70 MB, or 180 MB with those, for as long as the process lives.
 */
export function picture(svg: string, width: number): Uint8Array {
  const font = { fontBuffers: filesOf(facesFor(svg)), defaultFontFamily: 'Inter' };
  const fitTo = { mode: 'width', value: width } as const;
  const drawing = new Resvg(xmlText(svg), { fitTo, background: '#ffffff', font });
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
