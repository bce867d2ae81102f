import { Button, Loader } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Rejection } from '@entente/domain';
import { offlineCode, Problem } from '../api/http.js';
import { faultText } from './faults.js';
import { Icon, type IconName } from './Icon.js';
import { refusalText } from './refusal.js';

/** What a list or a page shows when it has nothing else to show: each says what to do next. */

interface State {
  /** Whether it stands for a whole page, whose heading it then is. */
  page?: boolean;
  children?: ReactNode;
}

export function Empty({ icon, title, page, children }: State & { icon: IconName; title: string }) {
  return (
    <div className="state">
      <Icon name={icon} size={28} />
      <Title page={page}>{title}</Title>
      {children}
    </div>
  );
}

function Title({ page = false, children }: { page?: boolean | undefined; children: ReactNode }) {
  return page ? <h1 className="state-title">{children}</h1> : <p className="state-title">{children}</p>;
}

export function Loading() {
  const { t } = useTranslation();
  return (
    <div className="state" role="status">
      <Loader size="sm" />
      <p>{t('state.loading')}</p>
    </div>
  );
}

export function Failed({ error, again, page }: State & { error: unknown; again?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="state" role="alert">
      <Icon name="warning" size={28} />
      <Title page={page}>{titleOf(error, t)}</Title>
      <p>{sentenceOf(error, t)}</p>
      {again && (
        <Button variant="default" size="xs" onClick={again}>
          {t('state.again')}
        </Button>
      )}
    </div>
  );
}

function titleOf(error: unknown, t: (key: string) => string): string {
  if (!(error instanceof Problem)) return t('state.broken');
  if (error.status === 403) return t('state.forbidden');
  if (error.status === 404) return t('state.notFound');
  return error.code === offlineCode ? t('state.offline') : t('state.failed');
}

/** What a person reads of an error: what the server said, in the reader's language where its code is known. */
export function sentenceOf(error: unknown, t: TFunction): string {
  if (error instanceof Rejection) return refusalText(error, t);
  if (!(error instanceof Problem)) return error instanceof Error ? error.message : t('state.brokenHelp');
  if (error.code === offlineCode) return t('state.offlineHelp');
  if (error.status === 404) return t('state.notFoundHelp');
  if (error.errors.length > 0) return faultText(error.errors, t);
  return refusalText({ code: error.code, sentence: error.detail }, t);
}

/**
 * The refusal under a form: said aloud to those who listen, with the fields that are wrong. The first that is marked as
 * such gets the focus.
 */
export function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    said.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [error]);
  if (!error) return null;
  return (
    <p className="refusal" role="alert" ref={said}>
      <Icon name="warning" size={14} /> {sentenceOf(error, t)}
    </p>
  );
}
