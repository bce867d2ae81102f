import { PH } from '../testing/samples.js';
import {
  covers,
  isInternal,
  Marking,
  narrower,
  Tlp,
  tlpColours,
  tlpLevel,
  tlpMeanings,
  tlps,
  wider,
} from './tlp.js';

it('goes from the widest circle to the narrowest', () => {
  expect(tlps).toEqual(['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED']);
  expect(tlps.map(tlpLevel)).toEqual([0, 1, 2, 3, 4]);
});

it('covers what is marked up to the ceiling and no more', () => {
  const covered = tlps.map((ceiling) => tlps.filter((tlp) => covers(ceiling, tlp)).length);
  expect(covered).toEqual([1, 2, 3, 4, 5]);
  expect(covers('TLP:AMBER', 'TLP:AMBER+STRICT')).toBe(false);
});

it('takes of two markings the narrower or the wider, whichever is named first', () => {
  const [green, strict] = ['TLP:GREEN', 'TLP:AMBER+STRICT'] as const;
  expect([narrower(green, strict), narrower(strict, green)]).toEqual([strict, strict]);
  expect([wider(green, strict), wider(strict, green)]).toEqual([green, green]);
  for (const tlp of tlps) expect([narrower(tlp, tlp), wider(tlp, tlp)]).toEqual([tlp, tlp]);
});

it('reads the WHITE of TLP 1.0 as CLEAR', () => {
  expect(Tlp.parse('TLP:WHITE')).toBe('TLP:CLEAR');
  expect(Marking.parse({ tlp: 'TLP:WHITE' })).toEqual({ tlp: 'TLP:CLEAR' });
});

it('tells what may stand there when something else does', () => {
  expect(Tlp.safeParse('AMBER').error?.issues[0]?.message).toBe(
    'A marking is one of TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT, TLP:RED.',
  );
});

it('reads a PAP and recipients, and tells of a PAP that is none', () => {
  const marking = { tlp: 'TLP:RED', pap: 'PAP:AMBER', recipients: [PH] };
  expect(Marking.parse(marking)).toEqual(marking);
  expect(Marking.safeParse({ tlp: 'TLP:RED', pap: 'PAP:WHITE' }).error?.issues[0]?.message).toBe(
    'A PAP is one of PAP:CLEAR, PAP:GREEN, PAP:AMBER, PAP:RED.',
  );
});

it('describes itself to those who read the schema', () => {
  expect(Tlp.meta()).toMatchObject({ type: 'string', enum: [...tlps] });
  expect(Tlp.meta()?.description).toContain('TLP:WHITE');
});

it('has the colours of TLP 2.0', () => {
  expect(tlpColours).toEqual({
    'TLP:CLEAR': '#FFFFFF',
    'TLP:GREEN': '#33FF00',
    'TLP:AMBER': '#FFC000',
    'TLP:AMBER+STRICT': '#FFC000',
    'TLP:RED': '#FF2B2B',
  });
});

it.each([
  ['TLP:CLEAR', 'with the world'],
  ['TLP:GREEN', 'not in public'],
  ['TLP:AMBER', 'and their clients'],
  ['TLP:AMBER+STRICT', 'organisations only'],
  ['TLP:RED', 'those named only'],
] as const)('says in a sentence what %s permits', (tlp, words) => {
  expect(tlpMeanings[tlp]).toContain(words);
});

it('calls internal what is TLP:RED and names nobody', () => {
  expect(isInternal({ tlp: 'TLP:RED' })).toBe(true);
  expect(isInternal({ tlp: 'TLP:RED', recipients: [] })).toBe(true);
  expect(isInternal({ tlp: 'TLP:RED', recipients: [PH] })).toBe(false);
  expect(isInternal({ tlp: 'TLP:RED', named: true })).toBe(false);
  expect(isInternal({ tlp: 'TLP:AMBER+STRICT' })).toBe(false);
});
