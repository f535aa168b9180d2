import Checkbox from '@cloudscape-design/components/checkbox';
import { useId } from 'react';
import type { Field } from './fields.ts';
import { Labelled } from './labelled.tsx';
import { listed } from './values.ts';

type Props = {
  field: Extract<Field, { kind: 'many' }>;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
};

/** Any number of what there is to choose among; what was chosen before and is no longer there to choose stays. */
export const Many = ({ field: { label, hint, options, isOptional }, value, onChange, error }: Props) => {
  const id = useId();
  const chosen = listed(value);
  const choose = (one: string, isChosen: boolean): void =>
    onChange([...chosen.filter((other) => other !== one), ...(isChosen ? [one] : [])].join(','));
  return (
    <fieldset className="bare" aria-describedby={error ? id : undefined}>
      <legend className="many-legend">
        <Labelled label={label} isOptional={isOptional} />
      </legend>
      {hint && <p className="many-hint">{hint}</p>}
      <div className="many">
        {options.map(({ value: one, label: text, isForbidden = false }) => (
          <Checkbox
            key={one}
            checked={chosen.includes(one)}
            disabled={isForbidden}
            onChange={({ detail }) => choose(one, detail.checked)}
          >
            {text}
          </Checkbox>
        ))}
      </div>
      {error && (
        <p id={id} className="many-error">
          {error}
        </p>
      )}
    </fieldset>
  );
};
