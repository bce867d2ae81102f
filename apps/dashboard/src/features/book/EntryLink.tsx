import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Entry } from '../../api/shapes.js';

/** Leads to where an entry happened: its place in the timeline of its case, its agreement or its publication. */
export function EntryLink({
  entry,
  className,
  onClick,
  children,
}: {
  entry: Entry;
  className: string;
  onClick?: () => void;
  children: ReactNode;
}) {
  const { kind, id } = entry.event.stream;
  const attributes = { className, ...(onClick && { onClick }) };
  if (kind === 'publication')
    return (
      <Link to="/publications/$id" params={{ id }} {...attributes}>
        {children}
      </Link>
    );
  return kind === 'case' ? (
    <Link to="/cases/$id" params={{ id }} hash={`entry-${entry.number}`} {...attributes}>
      {children}
    </Link>
  ) : (
    <Link to="/agreements/$id" params={{ id }} {...attributes}>
      {children}
    </Link>
  );
}
