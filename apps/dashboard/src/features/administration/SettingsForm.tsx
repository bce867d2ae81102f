import type { ReactNode, SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../ui/states.js';
import { SubmitButton } from '../../ui/SubmitButton.js';

interface Saving {
  isPending: boolean;
  error: Error | null;
  mutate: () => void;
}

/** Settings that are saved as a whole, with what the server said of that; they wait as long as they lack something. */
export function SettingsForm({
  help,
  lacks,
  saving,
  children,
}: {
  help: string;
  lacks: string | null;
  saving: Saving;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <form
      className="form admin-settings"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        if (lacks === null && !saving.isPending) saving.mutate();
      }}
    >
      <p className="small dim">{help}</p>
      {children}
      <Refusal error={saving.error} />
      <div className="form-foot">
        <SubmitButton lacks={lacks} pending={saving.isPending}>
          {t('action.save')}
        </SubmitButton>
      </div>
    </form>
  );
}
