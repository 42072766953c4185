import { type ComponentProps, useState } from 'react';
import { Input } from '../../components/index.ts';

type Props<Value> = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> & {
  value: Value;
  format: (value: Value) => string;
  /** Null: what is typed is none. */
  parse: (text: string) => Value | null;
  onChange: (value: Value | null) => void;
};

/** A value as people type it. What is none stays in the field, to be corrected; what is one is written out when the field is left. */
export function ParsedInput<Value>({ value, format, parse, onChange, ...rest }: Props<Value>) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      {...rest}
      value={typed ?? format(value)}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(parse(target.value));
      }}
      onBlur={() => typed !== null && parse(typed) !== null && setTyped(null)}
    />
  );
}
