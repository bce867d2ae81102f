import { agreementTemplates, type AgreementKind, type Scope, type Tlp } from '@entente/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** What a template fills in. */
export interface Begun {
  title: string;
  kind: AgreementKind;
  scopes: Scope[];
  ceiling: Tlp;
  until: string;
  /** Days, as they are typed. */
  renewalNotice: string;
  handlingTerms: string;
}

/** What a draft may begin with; everything in it can be changed afterwards. */
export function Templates({ from, onChoose }: { from: string; onChoose: (begun: Begun) => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string>();
  return (
    <fieldset className="begin-with">
      <legend className="small strong">{t('agreement.beginWith')}</legend>
      <div className="templates">
        {agreementTemplates.map((template) => {
          const { id, title, description, kind, scopes, ceiling, years, renewalNoticeDays, handlingTerms } =
            template;
          const text = (part: string, english: string) =>
            t(`agreementTemplate.${id}.${part}`, { defaultValue: english });
          const choose = () => {
            setChosen(id);
            onChoose({
              ...{ title: text('title', title), kind, scopes: [...scopes], ceiling },
              until: yearsLater(from, years),
              renewalNotice: String(renewalNoticeDays),
              handlingTerms: text('handlingTerms', handlingTerms),
            });
          };
          return (
            <button key={id} type="button" className="template" aria-pressed={chosen === id} onClick={choose}>
              <span className="strong">{text('title', title)}</span>
              <span className="small dim">{text('description', description)}</span>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}

/** The same day of the year, of a day as a field has it. */
function yearsLater(day: string, years: number): string {
  const moment = new Date(`${day || new Date().toISOString().slice(0, 10)}T00:00:00.000Z`);
  moment.setUTCFullYear(moment.getUTCFullYear() + years);
  return moment.toISOString().slice(0, 10);
}
