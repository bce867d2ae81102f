import { Menu } from '@mantine/core';
import { tlpMeanings, tlps, type Tlp } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.js';
import { TlpBadge } from '../../ui/marks.js';

/** Chooses a TLP label, with what each permits. */
export function MarkingPicker({
  value,
  onChange,
  internal = false,
}: {
  value: Tlp;
  onChange: (tlp: Tlp) => void;
  internal?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Menu width={330} position="top-start">
      <Menu.Target>
        <button type="button" className="chip set" aria-label={t('marking.choose', { tlp: value })}>
          <TlpBadge tlp={value} internal={internal} />
          <Icon name="down" size={11} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {tlps.map((tlp) => (
          <Menu.Item
            key={tlp}
            onClick={() => onChange(tlp)}
            rightSection={tlp === value ? <Icon name="check" size={14} /> : undefined}
          >
            <TlpBadge tlp={tlp} />
            <span className="small dim marking-meaning">
              {t(`tlp.${tlp.slice(4)}`, { defaultValue: tlpMeanings[tlp] })}
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
