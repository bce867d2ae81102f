import type { ReactNode } from 'react';
import { ActionText, type Action } from '../../../ui/actions.js';

export function Section({
  name,
  title,
  action,
  label,
  children,
}: {
  name: string;
  title: string;
  action?: Action | undefined;
  label?: string;
  children: ReactNode;
}) {
  return (
    <section className="side-section" data-part={name} aria-label={title}>
      <div className="side-head">
        <h2>{title}</h2>
        {action && <ActionText action={action} {...(label && { label })} />}
      </div>
      {children}
    </section>
  );
}
