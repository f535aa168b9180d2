import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { FieldView } from '../../../parts/form/field-view.tsx';
import type { Values } from '../../../parts/form/values.ts';
import { useWords } from '../../../words/use-words.ts';
import { taskWords } from '../task-words.ts';
import { examineWords } from './examine-words.ts';

const MOST = 6;
const placesIn = (values: Values): number[] => Array.from({ length: Number(values['questions'] ?? 0) }, (_, at) => at);

/** The questions to experts, of those that are asked at all. */
export const questionsIn = (values: Values): { domain: string; question: string }[] =>
  placesIn(values)
    .map((at) => ({
      domain: values[`questions.${at}.domain`] ?? '',
      question: (values[`questions.${at}.question`] ?? '').trim(),
    }))
    .filter(({ domain, question }) => domain !== '' || question !== '');

type Props = { values: Values; set: (name: string, value: string) => void };

export const QuestionFields = ({ values, set }: Props) => {
  const say = useWords(examineWords);
  const { domains } = useWords(taskWords);
  const places = placesIn(values);
  const options = Object.entries(domains).map(([value, label]) => ({ value, label }));
  const view = (name: string, field: { kind: 'select' | 'text'; label: string }) => (
    <FieldView
      field={
        field.kind === 'select'
          ? { ...field, kind: 'select', name, options }
          : { ...field, kind: 'text', name, rows: 3 }
      }
      language="es"
      value={values[name] ?? ''}
      onChange={(value) => set(name, value)}
    />
  );
  return (
    <SpaceBetween size="s">
      <h3 className="part-heading">{say.questions}</h3>
      <p className="muted">{say.questionsHint}</p>
      {places.map((at) => (
        <fieldset key={at} className="group">
          <legend>{say.question(at + 1)}</legend>
          <SpaceBetween size="xs">
            {view(`questions.${at}.domain`, { kind: 'select', label: say.domain })}
            {view(`questions.${at}.question`, { kind: 'text', label: say.question(at + 1) })}
          </SpaceBetween>
        </fieldset>
      ))}
      {places.length < MOST && (
        <Button iconName="add-plus" onClick={() => set('questions', String(places.length + 1))}>
          {say.add}
        </Button>
      )}
    </SpaceBetween>
  );
};
