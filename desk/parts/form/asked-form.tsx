import './form.css';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Problem } from '../../api/client.ts';
import { useWords } from '../../words/use-words.ts';
import { ActProblem } from './act-problem.tsx';
import { useDraft } from './draft.ts';
import { DraftNotice } from './draft-notice.tsx';
import { FieldView } from './field-view.tsx';
import { bodyOf, type Field, isAsked, missingIn } from './fields.ts';
import { type Body, useAct } from './use-act.ts';
import type { Values } from './values.ts';
import { words } from './words.ts';

type Props = {
  /** Under which what is typed is kept until it is sent. */
  id: string;
  path: string;
  fields: Field[];
  /** The language the customer is written in. */
  language: 'es' | 'en';
  initial?: Values;
  submit?: string;
  /** The request, where it is more than its fields. */
  toBody?: (body: Body, values: Values) => Body;
  /** The case as it is shown: where more came since, nothing is done. */
  version?: number | undefined;
  /** Sent twice, as where the network failed, it is done once. */
  isKeyed?: boolean;
  onDone?: (answer: Body) => void;
  onCancel?: () => void;
  /** What belongs to some values, such as how the customer will read them. */
  children?: (values: Values, set: (name: string, value: string) => void) => ReactNode;
};

const serverErrors = (error: unknown): Record<string, string> =>
  error instanceof Problem && error.code !== 'tone-wrong'
    ? Object.fromEntries(
        error.errors.flatMap(({ pointer, message, detail = message }) =>
          [pointer.split('/')[1], pointer.split('/').at(-1)].map((name) => [name ?? '', detail]),
        ),
      )
    : {};

/** A form: what is asked, one act that sends it, and why it was not done. No key sends but Ctrl+Enter. */
export const AskedForm = (props: Props) => {
  const { id, path, language, submit, toBody, onDone, onCancel, children } = props;
  const say = useWords(words);
  const place = useRef<HTMLDivElement>(null);
  const draft = useDraft(id, props.initial);
  const { values, set, clear } = draft;
  const [isChecked, setChecked] = useState(false);
  const act = useAct({
    path,
    version: props.version,
    isKeyed: props.isKeyed ?? false,
    onDone: (answer) => {
      clear();
      onDone?.(answer);
    },
  });
  // Whoever acts in place of the one whose case or task it is says why; the server asks for it.
  const whyAsked = act.error instanceof Problem && act.error.code === 'reason-missing';
  const isIntervening = values['reason'] !== undefined || whyAsked;
  const fields: Field[] =
    isIntervening && !props.fields.some(({ name }) => name === 'reason')
      ? [...props.fields, { kind: 'text', name: 'reason', label: say.why, hint: say.whyHint, rows: 2 }]
      : props.fields;
  const asked = fields.filter((field) => isAsked(field, values));
  const missing = isChecked ? missingIn(fields, values) : [];
  const errors = serverErrors(act.error);
  const send = (more: Body = {}): void => {
    if (act.isPending) return;
    setChecked(true);
    const [first] = missingIn(fields, values);
    if (first) {
      const field = place.current?.querySelector<HTMLElement>(`[data-field="${first}"] :is(textarea,input,select)`);
      field?.focus();
      return;
    }
    const body = bodyOf(fields, values);
    act.mutate({ ...(toBody?.(body, values) ?? body), ...more });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter works in whichever field one is.
    <div ref={place} onKeyDown={onKey} className="asked-form">
      <SpaceBetween size="m">
        <DraftNotice draft={draft} />
        {asked.map((field) => (
          <div key={field.name} data-field={field.name}>
            <FieldView
              field={field}
              language={language}
              value={values[field.name] ?? ''}
              onChange={(value) => set(field.name, value)}
              error={missing.includes(field.name) ? say.missing : errors[field.name]}
            />
          </div>
        ))}
        {children?.(values, set)}
        <div aria-live="assertive">
          {missing.length > 0 && <Alert type="error">{say.missingAll}</Alert>}
          <ActProblem error={act.error} onAcceptTone={() => send({ acceptTone: true })} />
        </div>
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" loading={act.isPending} loadingText={say.loading} onClick={() => send()}>
            {submit ?? say.send}
          </Button>
          {onCancel && <Button onClick={onCancel}>{say.cancel}</Button>}
        </SpaceBetween>
      </SpaceBetween>
    </div>
  );
};
