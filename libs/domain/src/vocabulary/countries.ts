import { z } from 'zod';

/** ISO 3166-1 alpha-2, the 249 codes assigned. */
export const countryCodes = [
  ...['AD', 'AE', 'AF', 'AG', 'AI', 'AL', 'AM', 'AO', 'AQ', 'AR', 'AS', 'AT', 'AU', 'AW', 'AX', 'AZ'],
  ...['BA', 'BB', 'BD', 'BE', 'BF', 'BG', 'BH', 'BI', 'BJ', 'BL', 'BM', 'BN', 'BO', 'BQ', 'BR', 'BS'],
  ...['BT', 'BV', 'BW', 'BY', 'BZ', 'CA', 'CC', 'CD', 'CF', 'CG', 'CH', 'CI', 'CK', 'CL', 'CM', 'CN'],
  ...['CO', 'CR', 'CU', 'CV', 'CW', 'CX', 'CY', 'CZ', 'DE', 'DJ', 'DK', 'DM', 'DO', 'DZ', 'EC', 'EE'],
  ...['EG', 'EH', 'ER', 'ES', 'ET', 'FI', 'FJ', 'FK', 'FM', 'FO', 'FR', 'GA', 'GB', 'GD', 'GE', 'GF'],
  ...['GG', 'GH', 'GI', 'GL', 'GM', 'GN', 'GP', 'GQ', 'GR', 'GS', 'GT', 'GU', 'GW', 'GY', 'HK', 'HM'],
  ...['HN', 'HR', 'HT', 'HU', 'ID', 'IE', 'IL', 'IM', 'IN', 'IO', 'IQ', 'IR', 'IS', 'IT', 'JE', 'JM'],
  ...['JO', 'JP', 'KE', 'KG', 'KH', 'KI', 'KM', 'KN', 'KP', 'KR', 'KW', 'KY', 'KZ', 'LA', 'LB', 'LC'],
  ...['LI', 'LK', 'LR', 'LS', 'LT', 'LU', 'LV', 'LY', 'MA', 'MC', 'MD', 'ME', 'MF', 'MG', 'MH', 'MK'],
  ...['ML', 'MM', 'MN', 'MO', 'MP', 'MQ', 'MR', 'MS', 'MT', 'MU', 'MV', 'MW', 'MX', 'MY', 'MZ', 'NA'],
  ...['NC', 'NE', 'NF', 'NG', 'NI', 'NL', 'NO', 'NP', 'NR', 'NU', 'NZ', 'OM', 'PA', 'PE', 'PF', 'PG'],
  ...['PH', 'PK', 'PL', 'PM', 'PN', 'PR', 'PS', 'PT', 'PW', 'PY', 'QA', 'RE', 'RO', 'RS', 'RU', 'RW'],
  ...['SA', 'SB', 'SC', 'SD', 'SE', 'SG', 'SH', 'SI', 'SJ', 'SK', 'SL', 'SM', 'SN', 'SO', 'SR', 'SS'],
  ...['ST', 'SV', 'SX', 'SY', 'SZ', 'TC', 'TD', 'TF', 'TG', 'TH', 'TJ', 'TK', 'TL', 'TM', 'TN', 'TO'],
  ...['TR', 'TT', 'TV', 'TW', 'TZ', 'UA', 'UG', 'UM', 'US', 'UY', 'UZ', 'VA', 'VC', 'VE', 'VG', 'VI'],
  ...['VN', 'VU', 'WF', 'WS', 'YE', 'YT', 'ZA', 'ZM', 'ZW'],
] as const;
export const CountryCode = z.enum(countryCodes, { error: ({ input }) => notACode(input) });
export type CountryCode = z.infer<typeof CountryCode>;

/**
 * Where an incident is felt: an ISO 3166-1 code, or in words a region or what is not known better ("Balkans",
 * "Unknown"). Two letters are always taken for a code, so that a mistyped one is not kept as a region.
 */
export const AffectedCountry = z
  .string()
  .trim()
  .max(80, 'The name of a region has at most 80 characters.')
  .refine((text) => text.length > 2 || isCountryCode(text), {
    error: ({ input }) => notACode(input, '; name a region in three or more'),
  })
  .meta({ description: 'An ISO 3166-1 alpha-2 code, or the name of a region of 3 to 80 characters' });
export type AffectedCountry = z.infer<typeof AffectedCountry>;

/** The member states of the European Union. */
export const euMembers: ReadonlySet<CountryCode> = new Set<CountryCode>([
  ...(['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU'] as const),
  ...(['IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'] as const),
]);

/** Names under which English texts and data sets know a country beside the one that Unicode's CLDR gives it. */
const aliases: Partial<Record<CountryCode, readonly string[]>> = {
  AE: ['UAE'],
  BN: ['Brunei Darussalam'],
  BO: ['Bolivia, Plurinational State of', 'Plurinational State of Bolivia'],
  BQ: ['Bonaire, Sint Eustatius and Saba'],
  BS: ['Bahamas, The'],
  CC: ['Cocos Islands', 'Keeling Islands'],
  CD: [
    'Congo, The Democratic Republic of the',
    'Democratic Republic of the Congo',
    'DR Congo',
    'DRC',
    'Zaire',
  ],
  CG: ['Congo', 'Republic of the Congo'],
  CI: ['Ivory Coast'],
  CN: ["People's Republic of China", 'PR China', 'Mainland China'],
  CV: ['Cabo Verde'],
  CZ: ['Czech Republic'],
  FK: ['Falkland Islands (Malvinas)', 'Malvinas'],
  FM: ['Micronesia, Federated States of', 'Federated States of Micronesia'],
  GB: ['UK', 'Great Britain', 'United Kingdom of Great Britain and Northern Ireland'],
  GM: ['Gambia, The'],
  HK: ['Hong Kong'],
  IR: ['Iran, Islamic Republic of', 'Islamic Republic of Iran'],
  KG: ['Kyrgyz Republic'],
  KP: ["Korea, Democratic People's Republic of", "Democratic People's Republic of Korea", 'DPRK'],
  KR: ['Korea, Republic of', 'Republic of Korea', 'Korea, South'],
  LA: ["Lao People's Democratic Republic", 'Lao PDR'],
  MD: ['Moldova, Republic of', 'Republic of Moldova'],
  MK: ['Macedonia', 'Macedonia, the former Yugoslav Republic of', 'Republic of North Macedonia'],
  MM: ['Myanmar', 'Burma'],
  MO: ['Macao', 'Macau'],
  NL: ['Holland'],
  PS: ['Palestine', 'Palestine, State of', 'State of Palestine', 'Palestinian Territory, Occupied'],
  RU: ['Russian Federation'],
  SH: ['Saint Helena, Ascension and Tristan da Cunha'],
  SK: ['Slovak Republic'],
  SY: ['Syrian Arab Republic'],
  SZ: ['Swaziland'],
  TL: ['East Timor'],
  TR: ['Turkey'],
  TW: ['Taiwan, Province of China', 'Chinese Taipei'],
  TZ: ['Tanzania, United Republic of', 'United Republic of Tanzania'],
  US: ['USA', 'US', 'United States of America'],
  VA: ['Holy See', 'Holy See (Vatican City State)', 'Vatican'],
  VE: ['Venezuela, Bolivarian Republic of', 'Bolivarian Republic of Venezuela'],
  VG: ['Virgin Islands, British'],
  VI: ['Virgin Islands, U.S.', 'United States Virgin Islands'],
  VN: ['Viet Nam'],
};

const codeByName = new Map(
  countryCodes.flatMap((code) => {
    const names = [countryName(code, 'en'), ...(aliases[code] ?? [])];
    return names.map((name) => [folded(name), code] as const);
  }),
);

/** The country's name in the reader's language (BCP 47), or the code where the platform knows no name. */
export function countryName(code: CountryCode, locale: string): string {
  return new Intl.DisplayNames([locale, 'en'], { type: 'region' }).of(code) ?? code;
}

/** An affected place in the reader's language: a country's name, or the words in which a region is named. */
export function placeName(place: string, locale: string): string {
  return isCountryCode(place) ? countryName(place, locale) : place;
}

/** The country of an English name, whatever its accents, case and punctuation; undefined for regions and other words. */
export function countryCodeOf(englishName: string): CountryCode | undefined {
  return codeByName.get(folded(englishName));
}

export function isCountryCode(text: string): text is CountryCode {
  return countryCodes.some((code) => code === text);
}

function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/\bst\./g, 'saint')
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^ ?the /, '')
    .trim();
}

function notACode(input: unknown, otherwise = ', for example PH'): string {
  if (typeof input !== 'string') return 'A country is an ISO 3166-1 code of two letters, for example PH.';
  const meant = isCountryCode(input.toUpperCase()) ? input.toUpperCase() : countryCodeOf(input);
  return meant
    ? `"${input}" is not an ISO 3166-1 country code; write ${meant}.`
    : `"${input}" is not an ISO 3166-1 country code of two letters${otherwise}.`;
}
