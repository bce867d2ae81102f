import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { drawing, element, label } from '../model/drawings/svg.js';
import { picture } from './picture.js';

const drawn = (...parts: string[]) => Buffer.from(picture(drawing(100, 20, ...parts), 200));

/** Width and height of a PNG, and how many different bytes its points are made of. */
function lookAt(png: Buffer) {
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const bytes = new Set(inflateSync(Buffer.concat(data)));
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), bytes: bytes.size };
}

describe('the picture of a drawing', () => {
  it('shows what is drawn', () => {
    const dot = element('circle', { cx: 50, cy: 10, r: 8, fill: '#c2410c' });
    expect(lookAt(drawn())).toMatchObject({ width: 200, height: 40 });
    expect(lookAt(drawn()).bytes).toBeLessThan(5);
    expect(lookAt(drawn(dot)).bytes).toBeGreaterThan(20);
  });

  it('is made whatever stands in it', () => {
    expect(lookAt(drawn(label(5, 15, 'a\u0001 \ud83d'))).bytes).toBeGreaterThan(20);
  });

  // What no face had would be the same box for every letter.
  it.each([
    ['CERT', 'TREC'],
    ['应急', '急应'],
    ['فريق', 'قريف'],
    ['မြန်မာ', 'မာမြန်'],
    ['দলটি', 'টিদল'],
    ['🚨🔥', '🔥🚨'],
  ])('has the letters of %s', (one, other) => {
    const [first, again, another] = [one, one, other].map((said) => drawn(label(5, 15, said)));
    expect(first?.equals(again ?? Buffer.of())).toBe(true);
    expect(first?.equals(another ?? Buffer.of())).toBe(false);
  });
});
