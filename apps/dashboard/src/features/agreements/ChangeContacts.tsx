import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { write } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import { useOrganizations } from '../../api/reading.js';
import type { AgreementRecord } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { useFaults } from '../../ui/faults.js';
import { ContactFields, saidOf, type ContactDraft } from './ContactFields.js';

/** Our own points of contact anew: the duty telephone of tonight, without a new signature. */
export function ChangeContacts({ record, onClose }: { record: AgreementRecord; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { organization: us } = useSession();
  const organizations = useOrganizations();
  const before = (record.contacts ?? []).filter(({ organizationId }) => organizationId === us.id);
  const [contacts, setContacts] = useState<ContactDraft[]>(
    before.length > 0 ? before : [{ organizationId: us.id, name: '' }],
  );
  const said = saidOf(contacts);
  const change = useMutation({
    mutationFn: () => {
      const ours = said.map(({ organizationId: _us, ...contact }) => contact);
      return write(
        'PUT',
        `/agreements/${record.id}/contacts`,
        { contacts: ours },
        { ifMatch: record.version },
      );
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['agreements'] });
      onClose();
    },
  });
  const faultOf = useFaults(change.error);
  const others = record.parties.filter((party) => party !== us.id).map(organizations.name);
  const listed = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  return (
    <FormDialog
      title={t('agreement.changeContacts')}
      submit={t('agreement.changeContacts')}
      onSubmit={() => change.mutate()}
      onClose={onClose}
      pending={change.isPending}
      error={change.error}
      lacks={JSON.stringify(said) === JSON.stringify(saidOf(before)) ? t('form.unchanged') : null}
      size={760}
    >
      <ContactFields parties={[us.id]} contacts={contacts} faultOf={faultOf} onChange={setContacts} />
      <p className="consequence">
        {t(said.length === 0 ? 'agreement.consequence.noContacts' : 'agreement.consequence.contacts', {
          others: listed.format(others),
        })}
      </p>
    </FormDialog>
  );
}
