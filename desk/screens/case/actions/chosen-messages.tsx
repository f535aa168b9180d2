import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import type { DeskCase } from '../../../api/types.ts';
import type { Values } from '../../../parts/form/values.ts';
import { moment } from '../../../words/time.ts';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { actionWords } from './words.ts';

type Props = { file: DeskCase; values: Values; set: (name: string, value: string) => void };

/** Which of the customer's messages are about something else. */
export const ChosenMessages = ({ file, values, set }: Props) => {
  const say = useWords(actionWords);
  const language = useLanguage();
  const chosen = (values['messageIds'] ?? '').split('\n').filter(Boolean);
  const toggle = (id: string, isIn: boolean) =>
    set('messageIds', (isIn ? [...chosen, id] : chosen.filter((one) => one !== id)).join('\n'));
  return (
    <FormField label={say.messages}>
      {file.messages
        .filter(({ direction, audience }) => direction === 'in' && audience === 'customer')
        .map(({ id, at, text }) => (
          <Checkbox
            key={id}
            checked={chosen.includes(id)}
            description={text.slice(0, 160)}
            onChange={({ detail }) => toggle(id, detail.checked)}
          >
            {moment(at, language)}
          </Checkbox>
        ))}
    </FormField>
  );
};
