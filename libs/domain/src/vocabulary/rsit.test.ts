import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { Classification, classificationLabel, classifications, classLabelOf, rsit } from './rsit.js';

const file = `${process.env['SHARED_DATA'] ?? '../shared/data'}/vocabulary/rsit.json`;
const published = existsSync(file);
if (!published) console.info(`Not compared with the published taxonomy: ${file} is not here.`);

it('knows 11 classes and 39 types, each once', () => {
  expect(Object.keys(rsit)).toHaveLength(11);
  expect(new Set(classifications.map(({ id }) => id)).size).toBe(39);
});

it('tells class and type apart', () => {
  const c2 = classifications.find(({ id }) => id === 'malicious-code/c2-server');
  expect(c2).toMatchObject({ class: 'malicious-code', type: 'c2-server', label: 'C2 Server' });
});

it('accepts each of its ids and nothing else', () => {
  for (const { id } of classifications) expect(Classification.parse(id)).toBe(id);
  for (const wrong of ['malicious-code', 'Malicious-Code/C2-Server', 'c2-server', '', null, 7])
    expect(Classification.safeParse(wrong).success).toBe(false);
});

it('names the types of the class to who picked the right class and a wrong type', () => {
  const message = Classification.safeParse('fraud/fishing').error?.issues[0]?.message;
  expect(message).toContain('fraud/phishing');
});

it('gives an example to who wrote something else', () => {
  const message = Classification.safeParse('ransomware').error?.issues[0]?.message;
  expect(message).toBe('"ransomware" is not an RSIT class and type, for example malicious-code/c2-server.');
});

it('labels a type with its class, and says a name that both share only once', () => {
  expect(classificationLabel('malicious-code/c2-server')).toBe('C2 Server (Malicious Code)');
  expect(classificationLabel('test/test')).toBe('Test');
});

(published ? it : it.skip)('has the ids and labels of the published taxonomy', () => {
  const Published = z.object({
    predicates: z.array(z.object({ value: z.string(), expanded: z.string() })),
    values: z.array(
      z.object({
        predicate: z.string(),
        entry: z.array(z.object({ value: z.string(), expanded: z.string() })),
      }),
    ),
  });
  const { predicates, values } = Published.parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(
    Object.entries(rsit)
      .map(([value, { label }]) => [value, label])
      .sort(),
  ).toEqual(predicates.map(({ value, expanded }) => [value, expanded]).sort());
  expect(classifications.map(({ id, label }) => [id, label]).sort()).toEqual(
    values
      .flatMap(({ predicate, entry }) => entry.map((type) => [`${predicate}/${type.value}`, type.expanded]))
      .sort(),
  );
});

it('names a class alone, and leaves what is none as it is', () => {
  expect(classLabelOf('malicious-code')).toBe('Malicious Code');
  expect(classLabelOf('malicious')).toBe('malicious');
});
