import type { DeskCase, Team } from '../../../api/types.ts';
import type { Field, Option } from '../../../parts/form/fields.ts';
import type { Body } from '../../../parts/form/use-act.ts';
import type { Values } from '../../../parts/form/values.ts';
import type { ActionWords } from './words.ts';

export type Setting = { say: ActionWords; classes: Record<string, string>; file: DeskCase; people: Team['people'] };

/** What an act on a case asks, by the end of its path. */
export type Definition = {
  group: 'mine' | 'customer' | 'offer' | 'what' | 'join' | 'keep';
  /** Who is shown it, where the server says nothing of it with the case. */
  roles?: readonly string[];
  fields: (setting: Setting) => Field[];
  initial?: (file: DeskCase) => Values;
  toBody?: (body: Body, values: Values, file: DeskCase) => Body;
};

export const reason = ({ say }: Setting): Field => ({ kind: 'text', name: 'reason', label: say.reason, rows: 2 });
export const message = ({ say }: Setting): Field => ({
  kind: 'text',
  name: 'message',
  label: say.message,
  forCustomer: true,
  isOptional: true,
});
export const peopleOf = ({ people }: Setting): Option[] => people.map(({ id, name }) => ({ value: id, label: name }));
