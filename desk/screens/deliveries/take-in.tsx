import type { SetAside } from '../../api/wall-queries.ts';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import type { Field } from '../../parts/form/fields.ts';
import type { Body } from '../../parts/form/use-act.ts';
import type { Values } from '../../parts/form/values.ts';
import { LightDialog } from '../../parts/light-dialog.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

/** What is to be done with which mail. */
export type Taking = { how: 'open' | 'join' | 'seen'; mail: SetAside };

type Props = { taking: Taking; onClose: () => void; onDone: (answer: Body) => void };

const WHOSE: Record<string, boolean> = { customer: true, note: false };

const joined = ({ case: reference }: Body, { whose = '' }: Values): Body => ({
  case: reference,
  ...(WHOSE[whose] !== undefined && { fromCustomer: WHOSE[whose] }),
});

/** Says before what becomes of a mail, asks what it needs for that, and does it once. */
export const TakeIn = ({ taking: { how, mail }, onClose, onDone }: Props) => {
  const say = useWords(words);
  const language = useLanguage();
  const joinFields: Field[] = [
    { kind: 'line', name: 'case', label: say.joinCase, hint: say.joinCaseHint },
    {
      kind: 'choice',
      name: 'whose',
      label: say.whose,
      hint: say.whoseHint,
      options: [
        { value: 'address', label: say.byAddress },
        { value: 'customer', label: say.customers },
        { value: 'note', label: say.note },
      ],
    },
  ];
  const fields: Field[] = { open: [], join: joinFields, seen: [] }[how];
  return (
    <LightDialog title={say[how]} onClose={onClose} closeLabel={say.close}>
      {how === 'open' && <p>{say.openText}</p>}
      {how === 'seen' && <p>{say.seenText}</p>}
      <AskedForm
        id={`${how}-${mail.id}`}
        path={`/desk/deliveries/${encodeURIComponent(mail.id)}/${how}`}
        fields={fields}
        language={language}
        submit={say[how]}
        {...(how === 'join' && { initial: { whose: 'address' }, toBody: joined })}
        onDone={onDone}
        onCancel={onClose}
      />
    </LightDialog>
  );
};
