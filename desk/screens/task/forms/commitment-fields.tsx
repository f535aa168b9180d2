import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { LetterMayHold } from '../../../api/types.ts';
import { FieldView } from '../../../parts/form/field-view.tsx';
import type { Field } from '../../../parts/form/fields.ts';
import type { Values } from '../../../parts/form/values.ts';
import { dayWords } from '../../../words/time.ts';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { countIn, nameOf, withOneMore, without } from './commitment-values.ts';
import { commitmentWords } from './commitment-words.ts';

type Set = (name: string, value: string) => void;

/** Why whoever reads the letter is asked for a commitment; nothing where they are not, or one stands in it. */
export const CommitmentAsked = ({ may: { asks, standing } }: { may: LetterMayHold }) => {
  const say = useWords(commitmentWords);
  if (asks === 'no' || standing.length > 0) return null;
  return (
    <Alert type="warning" header={say.asked}>
      {asks === 'needed' ? say.neededHow : say.askedHow}
    </Alert>
  );
};

type Props = {
  may: LetterMayHold;
  /** What goes out: with concessions added to it, a final answer is an offer. */
  goesOutAs: 'offer' | 'final-answer';
  values: Values;
  set: Set;
  /** The language the customer is written in. */
  language: 'es' | 'en';
};

const One = ({ may, goesOutAs, values, set, language, at }: Props & { at: number }) => {
  const say = useWords(commitmentWords);
  const reader = useLanguage();
  const { from, until } = may.days[goesOutAs];
  const usual = may.owners.find(({ id }) => id === may.owner);
  const others = may.owners.filter(({ id }) => id !== may.owner).map(({ id, name }) => ({ value: id, label: name }));
  const fields: Field[] = [
    {
      ...{ kind: 'select', name: nameOf(at, 'kind'), label: say.kind },
      options: may.kinds.map(({ kind, title }) => ({ value: kind, label: title })),
    },
    { kind: 'text', name: nameOf(at, 'text'), label: say.text(may.length), rows: 2, forCustomer: true },
    {
      ...{ kind: 'select', name: nameOf(at, 'owner'), label: say.owner },
      options: usual ? [{ value: usual.id, label: say.usual(usual.name) }, ...others] : others,
    },
    {
      ...{ kind: 'line', type: 'date', name: nameOf(at, 'by'), from, until },
      label: say.by(dayWords(from, reader), dayWords(until, reader)),
    },
  ];
  const change = (name: string, value: string) => {
    const text = values[nameOf(at, 'text')] ?? '';
    const begun = may.kinds.find(({ kind }) => kind === value && name === nameOf(at, 'kind'));
    const isUntouched = text === '' || may.kinds.some((one) => one.text === text);
    set(name, value);
    if (begun && isUntouched) set(nameOf(at, 'text'), begun.text);
  };
  return (
    <fieldset className="group">
      <legend>{say.one(at + 1)}</legend>
      <SpaceBetween size="xs">
        {fields.map((field) => (
          <FieldView
            key={field.name}
            field={field}
            language={language}
            value={values[field.name] ?? ''}
            onChange={(value) => change(field.name, value)}
          />
        ))}
        <Button
          variant="link"
          onClick={() => {
            for (const [name, value] of Object.entries(without(values, at))) set(name, value);
          }}
        >
          {say.remove(at + 1)}
        </Button>
      </SpaceBetween>
    </fieldset>
  );
};

/** What the letter commits the company to besides what it offers, each with a kind, words, a name and a day. */
export const CommitmentFields = (props: Props) => {
  const { may, goesOutAs, values, set } = props;
  const say = useWords(commitmentWords);
  const count = countIn(values);
  const add = (row: { kind: string; text: string; owner: string; by: string }) => {
    for (const [name, value] of Object.entries(withOneMore(values, row))) set(name, value);
  };
  const [first] = may.kinds;
  const written = Array.from({ length: count }, (_, at) => values[nameOf(at, 'text')]);
  return (
    <SpaceBetween size="s">
      <h3 className="part-heading">{say.title}</h3>
      <p className="muted">{say.hint[goesOutAs]}</p>
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: commitments have no other name than their place.
        <One key={at} {...props} at={at} />
      ))}
      {count < may.most && first && (
        <Button
          iconName="add-plus"
          onClick={() => add({ kind: first.kind, text: first.text, owner: may.owner ?? '', by: '' })}
        >
          {say.add}
        </Button>
      )}
      {count < may.most &&
        may.before
          .filter(({ text }) => !written.includes(text))
          .map((row) => (
            <Button key={row.text} variant="link" onClick={() => add(row)}>
              {`${say.before}: ${row.text}`}
            </Button>
          ))}
    </SpaceBetween>
  );
};
