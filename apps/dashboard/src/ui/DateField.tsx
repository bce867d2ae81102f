import { TextInput, type TextInputProps } from '@mantine/core';
import { dayInWords, momentInWords } from './time.js';

/**
 * A day, or with a time a moment by the clock of the reader, as the browser gives it (2026-11-24, 2026-11-24T14:42).
 * Browsers show it by their own language, the day before the month or after it: below stands in words what was understood.
 */
export function DateField({
  withTime = false,
  value,
  description,
  // Otherwise years of six digits can be typed, for which there is no instant.
  max = withTime ? '9999-12-31T23:59' : '9999-12-31',
  onChange,
  ...rest
}: Omit<TextInputProps, 'onChange' | 'type' | 'value'> & {
  withTime?: boolean;
  value: string;
  onChange: (value: string) => void;
}) {
  const words = withTime ? momentInWords(value) : dayInWords(value);
  return (
    <TextInput
      type={withTime ? 'datetime-local' : 'date'}
      max={max}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={
        // One with a label keeps the line free: nothing moves when it is filled in.
        (words !== '' || description || rest.label) && (
          <>
            <span className="date-words">{words}</span>
            {description}
          </>
        )
      }
      {...rest}
    />
  );
}
