import { Select } from '@mantine/core';
import { participant } from '@entente/domain';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../../api/http.js';
import { useOrganizations } from '../../api/reading.js';
import type { CasePageOfList, PublicationRecord } from '../../api/shapes.js';
import { may, useSession } from '../../app/session.js';
import { ActionText, bind, type ActionDefinition } from '../../ui/actions.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { stillNeeded } from '../../ui/SubmitButton.js';
import { useNotOpen } from './NotOpen.js';

interface Asking {
  /** Why not; null where nothing is against it. */
  why: string | null;
  open: () => void;
}

const definitions: readonly ActionDefinition<Asking>[] = [
  {
    ...{ id: 'ask-for-offer', label: 'capability.ask', icon: 'requests' },
    allowed: ({ why }) => why ?? true,
    perform: ({ open }) => open(),
  },
];

/** From an offer to a request for assistance in a case in which its publisher takes part. */
export function AskForOffer({ offer }: { offer: PublicationRecord }) {
  const { t } = useTranslation();
  const session = useSession();
  const notOpen = useNotOpen(offer);
  const [open, setOpen] = useState(false);
  const asking = {
    why: may(session, 'runCases') ? notOpen : t('refusal.operatorOnly'),
    open: () => setOpen(true),
  };
  const [action] = bind(definitions, asking, t);
  return (
    <span className="end">
      {action && <ActionText action={action} />}
      {open && <ChooseCase offer={offer} onClose={() => setOpen(false)} />}
    </span>
  );
}

function ChooseCase({ offer, onClose }: { offer: PublicationRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const organizations = useOrganizations();
  const { publisher, content } = offer;
  const [id, setId] = useState<string | null>(null);
  const { data, isPending, error } = useQuery({
    queryKey: ['cases-with', publisher],
    queryFn: ({ signal }) =>
      read<CasePageOfList>(`/cases?include=view&limit=200&participant=${publisher}`, signal),
  });
  const cases = (data?.items ?? []).filter(
    ({ view }) => view.status !== 'closed' && participant(view, publisher)?.state === 'accepted',
  );
  const chosen = id ?? cases[0]?.id;
  const kind = content.kind === 'offer' ? content.assistance : undefined;
  const none = data && cases.length === 0;
  return (
    <FormDialog
      title={t('capability.ask')}
      submit={t('capability.askGo')}
      onSubmit={() => {
        if (chosen)
          void navigate({
            to: '/cases/$id',
            params: { id: chosen },
            search: { ask: publisher, assistance: kind },
          });
      }}
      onClose={onClose}
      pending={isPending}
      error={error}
      lacks={stillNeeded(t, { 'capability.askCase': chosen === undefined })}
    >
      <p className="small dim">{content.title}</p>
      {none ? (
        <p>{t('capability.askNone', { who: organizations.name(publisher) })}</p>
      ) : (
        <Select
          label={t('capability.askCase')}
          searchable
          allowDeselect={false}
          data-autofocus
          value={chosen ?? null}
          data={cases.map(({ id: value, reference, view }) => ({
            value,
            label: `${reference} · ${view.title}`,
          }))}
          onChange={setId}
        />
      )}
    </FormDialog>
  );
}
