import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Textarea from '@cloudscape-design/components/textarea';
import { useId } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { Field, Option } from './fields.ts';
import { Labelled } from './labelled.tsx';
import { Many } from './many.tsx';
import { TextForCustomer } from './text-for-customer.tsx';
import { words } from './words.ts';

type Props = {
  field: Field;
  value: string;
  onChange: (value: string) => void;
  /** The language the customer is written in. */
  language: 'es' | 'en';
  error?: string | undefined;
};

/** What browsers ask for in a way of their own. */
const isTime = (type: string | undefined): type is 'date' | 'datetime-local' | 'time' =>
  type === 'date' || type === 'datetime-local' || type === 'time';

type LineProps = { field: Extract<Field, { kind: 'line' }>; id: string } & Pick<Props, 'value' | 'onChange'>;

const Radios = ({ options, value, onChange }: { options: Option[] } & Pick<Props, 'value' | 'onChange'>) => (
  <RadioGroup
    value={value || null}
    onChange={({ detail }) => onChange(detail.value)}
    items={options.map(({ value: id, label, hint, isForbidden = false }) => ({
      value: id,
      label,
      disabled: isForbidden,
      ...(hint && { description: hint }),
    }))}
  />
);

const Line = ({ field: { type, from, until }, id, value, onChange }: LineProps) =>
  isTime(type) ? (
    <input
      id={id}
      className="select"
      type={type}
      min={from}
      max={until}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  ) : (
    <Input
      value={value}
      type={type === 'email' ? 'email' : 'text'}
      {...(type && { inputMode: type })}
      onChange={({ detail }) => onChange(detail.value)}
    />
  );

const Control = ({ field, value, onChange, language, id }: Omit<Props, 'error'> & { id: string }) => {
  const say = useWords(words);
  if (field.kind === 'choice') return <Radios options={field.options} value={value} onChange={onChange} />;
  if (field.kind === 'yesNo') {
    const options = [
      { value: 'yes', label: field.yes ?? say.yes },
      { value: 'no', label: field.no ?? say.no },
    ];
    return <Radios options={options} value={value} onChange={onChange} />;
  }
  if (field.kind === 'select')
    return (
      <select id={id} className="select" value={value} onChange={({ target }) => onChange(target.value)}>
        {field.options.every(({ value: option }) => option !== '') && <option value="">{say.choose}</option>}
        {field.options.map(({ value: option, label, isForbidden = false }) => (
          <option key={option} value={option} disabled={isForbidden}>
            {label}
          </option>
        ))}
      </select>
    );
  if (field.kind === 'line') return <Line field={field} id={id} value={value} onChange={onChange} />;
  if (field.kind === 'text' && field.forCustomer)
    return <TextForCustomer value={value} onChange={onChange} language={language} rows={field.rows ?? 5} />;
  if (field.kind === 'text')
    return <Textarea value={value} rows={field.rows ?? 4} onChange={({ detail }) => onChange(detail.value)} />;
  return null;
};

/** A field of a form, with its label, what it is for, and what is wrong with it. */
export const FieldView = ({ field, error, ...props }: Props) => {
  const say = useWords(words);
  const id = useId();
  const { kind, label, hint, isOptional } = field;
  if (kind === 'heading')
    return (
      <>
        <h2 className="part-heading">{label}</h2>
        {hint && <p className="muted">{hint}</p>}
      </>
    );
  if (kind === 'check')
    return (
      <Checkbox
        checked={props.value === 'yes'}
        onChange={({ detail }) => props.onChange(detail.checked ? 'yes' : '')}
        description={hint}
      >
        {label}
      </Checkbox>
    );
  if (kind === 'many') return <Many field={field} value={props.value} onChange={props.onChange} error={error} />;
  const isForCustomer = kind === 'text' && field.forCustomer;
  return (
    <FormField
      stretch
      {...((kind === 'select' || (kind === 'line' && isTime(field.type))) && { controlId: id })}
      label={<Labelled label={label} isOptional={isOptional} />}
      description={[isForCustomer && say.forCustomer, hint].filter(Boolean).join(' ') || undefined}
      errorText={error}
    >
      <Control field={field} id={id} {...props} />
    </FormField>
  );
};
