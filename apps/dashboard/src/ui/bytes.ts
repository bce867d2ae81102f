import { useTranslation } from 'react-i18next';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A number of bytes in the unit that suits it, as the language writes it. */
export function useBytes(): (bytes: number) => string {
  const { i18n } = useTranslation();
  return (bytes) => {
    const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
    return new Intl.NumberFormat(i18n.language, {
      ...{ style: 'unit', unit: units[step], unitDisplay: 'short', maximumFractionDigits: 1 },
    }).format(bytes / 1_000 ** step);
  };
}
