import { listed, type Values } from './values.ts';

export type Option = { value: string; label: string; hint?: string; isForbidden?: boolean };

type Common = {
  /** As the request names it. */
  name: string;
  label: string;
  hint?: string;
  isOptional?: boolean;
  /** Asked only where this holds. */
  when?: (values: Values) => boolean;
};

/** What a form asks. `forCustomer`: the customer reads it as it is, so its tone is looked at. */
export type Field = Common &
  (
    | { kind: 'text'; rows?: number; forCustomer?: boolean }
    /** `from` and `until`: the first and the last day that a browser lets one choose. */
    | { kind: 'line'; type?: 'email' | 'tel' | 'date' | 'datetime-local' | 'time'; from?: string; until?: string }
    /** Asks nothing: what follows belongs together. */
    | { kind: 'heading' }
    | { kind: 'choice'; options: Option[] }
    | { kind: 'yesNo'; yes?: string; no?: string }
    | { kind: 'select'; options: Option[] }
    /** Any number of them; the value holds those that are chosen, with commas. */
    | { kind: 'many'; options: Option[] }
    | { kind: 'check' }
  );

export const isAsked = ({ when }: Field, values: Values): boolean => when?.(values) ?? true;

const sentAs = ({ kind }: Field, value: string): string | boolean | string[] | undefined => {
  if (kind === 'yesNo') return value === 'yes';
  if (kind === 'many') return listed(value);
  if (kind === 'check') return value === 'yes' ? true : undefined;
  return value.trim();
};

/** The request that the values make: what was left empty is left out. */
export const bodyOf = (fields: Field[], values: Values): Record<string, unknown> =>
  Object.fromEntries(
    fields
      .filter((field) => isAsked(field, values) && (values[field.name] ?? '').trim() !== '')
      .map((field) => [field.name, sentAs(field, values[field.name] ?? '')] as const)
      .filter(([, value]) => value !== undefined),
  );

/** The fields that still have to be filled in. */
export const missingIn = (fields: Field[], values: Values): string[] =>
  fields
    .filter(
      (field) => field.kind !== 'check' && field.kind !== 'heading' && !field.isOptional && isAsked(field, values),
    )
    .filter(({ name }) => (values[name] ?? '').trim() === '')
    .map(({ name }) => name);
