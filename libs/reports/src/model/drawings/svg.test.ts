import { describe, expect, it } from '@jest/globals';
import { label, shortened } from './svg.js';

describe('a name in a drawing', () => {
  it('shows what would turn its letters round', () => {
    expect(label(0, 0, 'exe\u202egpj.bad')).toContain('exe[U+202E]gpj.bad');
  });

  it.each([
    ['CERT-PH', 'CERT-PH'],
    ['National CERT of the Philippines', 'National CERT o…'],
    ['国家互联网应急中心', '国家互联网应急…'],
    ['ក្រុមឆ្លើយតប', 'ក្រុមឆ្លើយតប'],
    // Not in the middle of a letter.
    [`${'a'.repeat(14)}🙂bc`, `${'a'.repeat(14)}…`],
    // What is revealed takes its room too.
    ['CERT of \u202eseirtnuoc', 'CERT of [U+202E…'],
  ])('takes the room that there is: %j', (name, short) => expect(shortened(name, 16)).toBe(short));
});
