import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import { useQuery } from '@tanstack/react-query';
import { optionsOfTask } from '../../../api/queries.ts';
import { useMoney } from '../../../parts/money.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { useWords } from '../../../words/use-words.ts';
import { approveWords } from './approve-words.ts';

type Props = {
  taskId: string;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  error?: string | undefined;
};

/** What may be offered instead: as the server says, each with its cost, and with the reason where this person may not grant it. */
export const ChangeOptions = ({ taskId, chosen, onChange, error }: Props) => {
  const say = useWords(approveWords);
  const money = useMoney();
  const { data, error: problem } = useQuery(optionsOfTask(taskId));
  if (!data) return problem ? <ProblemAlert error={problem} /> : <p aria-live="polite">{say.optionsLoading}</p>;
  return (
    <FormField label={say.options} errorText={error}>
      {data.options.map(({ id, title, cost, allowed, why }) => (
        <Checkbox
          key={id}
          checked={chosen.includes(id)}
          disabled={!allowed}
          description={[money(cost), why].filter(Boolean).join(' · ')}
          onChange={({ detail }) => onChange(detail.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
        >
          {title}
        </Checkbox>
      ))}
    </FormField>
  );
};
