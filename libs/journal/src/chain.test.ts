import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonical } from './chain.js';

describe('The one spelling of a value', () => {
  it('is that of another implementation of RFC 8785, whatever the value', () => {
    const text = fc.string({ unit: 'binary' });
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        ...[text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.boolean()],
        ...[fc.constant(null), fc.array(tie('value')), fc.dictionary(text, tie('value'))],
        fc.record({ here: tie('value'), absent: fc.constant(undefined) }),
      ),
    }));
    fc.assert(
      fc.property(value, (one) => expect(canonical(one)).toBe(canonicalize(one))),
      { numRuns: 2_000 },
    );
  });

  it('sorts names by their UTF-16 code units and spells numbers as ECMAScript does (RFC 8785 §3.2.3, appendix B)', () => {
    const names = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonical(names)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\ud83d\ude00":5,"\ufb33":3}');
    expect(canonical([-0, 5e-324, 1e21, 333333333.3333333, 1e-27])).toBe(
      '[0,5e-324,1e+21,333333333.3333333,1e-27]',
    );
  });

  it('is refused to what JSON cannot say', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    for (const value of [{ a: NaN }, { a: Infinity }, { a: 10n }, circle])
      expect(() => canonical(value)).toThrow();
  });
});
