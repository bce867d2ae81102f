import fc from 'fast-check';
import { pythonList, textsOf, type TextList } from './python-list.js';

it.each<[string, TextList]>([
  ["['Armenia']", ['Armenia']],
  ["[['A', 'B'], ['C']]", [['A', 'B'], ['C']]],
  ['[]', []],
  ["['', 'x',]", ['', 'x']],
  [`["Women's clinic", 'He said "no"']`, ["Women's clinic", 'He said "no"']],
  [`['Côte d\\'Ivoire', "a \\"b\\""]`, ["Côte d'Ivoire", 'a "b"']],
  [`['Côte d''Ivoire', "a ""b"""]`, ["Côte d'Ivoire", 'a "b"']],
  [`['a\\nb', 'caf\\xe9', '\\u00e9', 'C:\\\\x']`, ['a\nb', 'café', 'é', 'C:\\x']],
  ["[[None], ['x'], 7]", [[''], ['x'], '7']],
  [" [ 'a' , 'b' ] ", ['a', 'b']],
  ["['[not, a, list]']", ['[not, a, list]']],
])('reads %s', (text, list) => {
  expect(pythonList(text)).toEqual(list);
});

it.each([
  '',
  'Armenia',
  "'Armenia'",
  "['Armenia'",
  "['Armenia]",
  "['Armenia']]",
  "['a'], ['b']",
  "['a' 'b']",
  "['a',, 'b']",
  "[, 'a']",
  "['a'] x",
  "__import__('os').system('ls')",
  '['.repeat(100_000),
  `['${'\\'.repeat(100_001)}`,
])('is undefined for what is no list: %.40s', (text) => {
  expect(pythonList(text)).toBeUndefined();
});

it('gives every text of a nested list', () => {
  expect(textsOf([['a', ['b']], 'c', []])).toEqual(['a', 'b', 'c']);
});

it('never fails, whatever it is given', () => {
  const notation = fc.string({ unit: fc.constantFrom('[', ']', ',', "'", '"', '\\', 'a', ' ', '\n') });
  fc.assert(
    fc.property(fc.oneof(notation, fc.string()), (text) => void pythonList(text)),
    { numRuns: 2_000 },
  );
});

it('reads what Python would print', () => {
  const { lists } = fc.letrec<{ lists: TextList; item: string | TextList }>((tie) => ({
    lists: fc.array(tie('item'), { maxLength: 4 }),
    item: fc.oneof({ maxDepth: 4, withCrossShrink: true }, fc.string(), tie('lists')),
  }));
  const printed = (item: string | TextList): string =>
    typeof item === 'string' ? `'${item.replace(/[\\']/g, '\\$&')}'` : `[${item.map(printed).join(', ')}]`;
  fc.assert(fc.property(lists, (list) => expect(pythonList(printed(list))).toEqual(list)));
});
