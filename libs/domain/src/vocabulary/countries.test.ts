import {
  AffectedCountry,
  CountryCode,
  countryCodeOf,
  countryCodes,
  countryName,
  placeName,
} from './countries.js';

function refusal(text: unknown): string | undefined {
  return AffectedCountry.safeParse(text).error?.issues[0]?.message;
}

it('has each of the 249 codes once, in order', () => {
  expect(new Set(countryCodes).size).toBe(249);
  expect([...countryCodes].sort()).toEqual([...countryCodes]);
});

it('finds every country by its English name', () => {
  for (const code of countryCodes) expect(countryCodeOf(countryName(code, 'en'))).toBe(code);
});

it.each([
  ['Korea, Republic of', 'KR'],
  ["Korea, Democratic People's Republic of", 'KP'],
  ['Iran, Islamic Republic of', 'IR'],
  ['Holy See (Vatican City State)', 'VA'],
  ['Moldova, Republic of', 'MD'],
  ['Hong Kong', 'HK'],
  ['Palestine', 'PS'],
  ['Swaziland', 'SZ'],
  ['Turkey', 'TR'],
  ['Czech Republic', 'CZ'],
  ['Macao', 'MO'],
  ['Myanmar', 'MM'],
  ['Viet Nam', 'VN'],
  ['Bosnia and Herzegovina', 'BA'],
  ['Saint Lucia', 'LC'],
  ['The Gambia', 'GM'],
  ['cote d’ivoire', 'CI'],
  ['TÜRKIYE', 'TR'],
  ['turkiye', 'TR'],
])('knows that %s is %s', (name, code) => {
  expect(countryCodeOf(name)).toBe(code);
});

it.each(['Europe (region)', 'Unknown', 'Balkans', 'Kosovo', '', 'DE', 'constructor'])(
  'does not take "%s" for a country',
  (name) => {
    expect(countryCodeOf(name)).toBeUndefined();
  },
);

it("names a country in the reader's language", () => {
  expect(countryName('PH', 'en')).toBe('Philippines');
  expect(countryName('DE', 'fr')).toBe('Allemagne');
});

it('names an affected place: a country in the language, a region as it was written', () => {
  expect(placeName('DE', 'fr')).toBe('Allemagne');
  expect(placeName('Southeast Asia', 'fr')).toBe('Southeast Asia');
});

it('accepts a code, and a region in words', () => {
  expect(AffectedCountry.parse('PH')).toBe('PH');
  expect(AffectedCountry.parse(' Balkans ')).toBe('Balkans');
});

it('does not keep a mistyped code as a region, and says what is meant where it can', () => {
  expect(refusal('ph')).toBe('"ph" is not an ISO 3166-1 country code; write PH.');
  expect(refusal('UK')).toBe('"UK" is not an ISO 3166-1 country code; write GB.');
  expect(refusal('QQ')).toContain('name a region in three or more');
  expect(refusal('x'.repeat(81))).toContain('at most 80');
  expect(refusal('')).toContain('two letters');
  expect(refusal(7)).toBeDefined();
});

it('tells who names a country where a code is asked', () => {
  expect(CountryCode.safeParse('Turkey').error?.issues[0]?.message).toContain('write TR');
  expect(CountryCode.safeParse(undefined).error?.issues[0]?.message).toContain('for example PH');
});
