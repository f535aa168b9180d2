import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DeskCase } from '../../../api/types.ts';
import { useFileNames } from '../../../parts/files/file-names.ts';
import { FieldView } from '../../../parts/form/field-view.tsx';
import { optionsOf } from '../../../parts/form/options.ts';
import type { Values } from '../../../parts/form/values.ts';
import { useWords } from '../../../words/use-words.ts';
import { taskWords } from '../task-words.ts';
import { examineWords } from './examine-words.ts';

const MOST = 6;
const placesIn = (values: Values): number[] => Array.from({ length: Number(values['questions'] ?? 0) }, (_, at) => at);

/** The ids of the files that a question shows. */
const filesIn = (values: Values, at: number): string[] =>
  (values[`questions.${at}.files`] ?? '').split(',').filter(Boolean);

/** The questions to experts, of those that are asked at all. */
export const questionsIn = (values: Values): { domain: string; question: string; files?: string[] }[] =>
  placesIn(values)
    .map((at) => {
      const files = filesIn(values, at);
      return {
        domain: values[`questions.${at}.domain`] ?? '',
        question: (values[`questions.${at}.question`] ?? '').trim(),
        ...(files.length > 0 && { files }),
      };
    })
    .filter(({ domain, question }) => domain !== '' || question !== '');

type Props = { files: DeskCase['attachments']; values: Values; set: (name: string, value: string) => void };

/** Which files of the case an expert may open: whoever asks has looked at them, and sees to it that none names the customer. */
const FilesShown = ({ files, values, set, at }: Props & { at: number }) => {
  const say = useWords(examineWords);
  const named = useFileNames();
  const chosen = filesIn(values, at);
  const toggle = (id: string, isOn: boolean) =>
    set(`questions.${at}.files`, (isOn ? [...chosen, id] : chosen.filter((one) => one !== id)).join(','));
  const shown = files.filter(({ opens }) => opens);
  if (shown.length === 0) return null;
  return (
    <FormField label={say.shows} description={say.showsHint}>
      {shown.map((row, place) => {
        const { name, about } = named(row, place);
        return (
          <Checkbox
            key={row.file}
            checked={chosen.includes(row.file)}
            onChange={({ detail }) => toggle(row.file, detail.checked)}
            description={about}
          >
            {name}
          </Checkbox>
        );
      })}
    </FormField>
  );
};

export const QuestionFields = ({ files, values, set }: Props) => {
  const say = useWords(examineWords);
  const { domains } = useWords(taskWords);
  const places = placesIn(values);
  const options = optionsOf(domains);
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
            <FilesShown files={files} values={values} set={set} at={at} />
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
