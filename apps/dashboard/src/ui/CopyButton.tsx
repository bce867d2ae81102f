import { useState } from 'react';
import { Icon } from './Icon.js';

/** Copies a text, and shows by its sign that it did. */
export function CopyButton({
  text,
  label,
  title,
  className = '',
  size = 13,
}: {
  text: string;
  label: string;
  title?: string;
  className?: string;
  size?: number;
}) {
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className={`icon-button ${className}`}
      aria-label={label}
      title={title}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      <Icon name={copied ? 'check' : 'copy'} size={size} />
    </button>
  );
}
