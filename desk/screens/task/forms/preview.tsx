import Button from '@cloudscape-design/components/button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import type { FindingsPreview } from '../../../api/types.ts';
import { useMoney } from '../../../parts/money.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { moment } from '../../../words/time.ts';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { taskWords } from '../task-words.ts';
import { previewWords } from './preview-words.ts';

type Body = Record<string, unknown>;
type Asked = { assigneeName?: string | undefined; dueAt: string };

const Who = ({ asked: { assigneeName, dueAt } }: { asked: Asked }) => {
  const say = useWords(previewWords);
  const language = useLanguage();
  return (
    <>
      <strong>{assigneeName ?? say.nobody}</strong>, {say.until(moment(dueAt, language))}
    </>
  );
};

const Experts = ({ experts }: Pick<FindingsPreview, 'experts'>) => {
  const say = useWords(previewWords);
  const { domains } = useWords(taskWords);
  return (
    <>
      <p>{say.experts(experts.length)}:</p>
      <ul>
        {experts.map((expert, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: questions have no other name than their place.
          <li key={place}>
            {domains[expert.domain ?? '']}: <Who asked={expert} />
          </li>
        ))}
      </ul>
      <p className="muted">{say.before}</p>
    </>
  );
};

const Proposal = ({ proposal: { proposes, options, reasons, asked } }: Pick<FindingsPreview, 'proposal'>) => {
  const say = useWords(previewWords);
  const money = useMoney();
  return (
    <>
      <p>{proposes === 'offer' ? `${say.proposes}:` : `${say.answers}.`}</p>
      {options.length > 0 && (
        <ul>
          {options.map(({ concession, title, cost, reasons: why }) => (
            <li key={concession}>
              <strong>{title}</strong>
              {cost && ` · ${say.cost(money(cost))}`}
              <br />
              <span className="muted">{why.join('. ')}</span>
            </li>
          ))}
        </ul>
      )}
      {reasons.length > 0 && (
        <p>
          {say.why}: {reasons.join('. ')}.
        </p>
      )}
      <p>
        {asked ? (
          <>
            {say.asked[asked.kind]}: <Who asked={asked} />
          </>
        ) : (
          say.direct
        )}
      </p>
    </>
  );
};

type Props = { taskId: string; body: Body };

/** What the findings would lead to as they stand in the form, by the rules of the server: whoever asks sees it, and nothing is kept. */
export const Preview = ({ taskId, body }: Props) => {
  const say = useWords(previewWords);
  const [looked, setLooked] = useState<string>();
  const look = useMutation({
    networkMode: 'always',
    mutationFn: (findings: Body) =>
      api<FindingsPreview>(`/desk/tasks/${taskId}/preview`, { method: 'POST', body: findings }),
  });
  const now = JSON.stringify(body);
  const start = () => {
    setLooked(now);
    look.mutate(body);
  };
  const hasCause = typeof body['cause'] === 'string' && body['cause'] !== '';
  return (
    <section aria-labelledby="preview-title" className="preview">
      <h3 id="preview-title" className="part-heading">
        {say.title}
      </h3>
      <p className="muted">{say.nothing}</p>
      <Button
        iconName="search"
        loading={look.isPending}
        disabled={!hasCause}
        disabledReason={say.noCause}
        onClick={start}
      >
        {looked === undefined ? say.look : say.again}
      </Button>
      <div aria-live="polite">
        <ProblemAlert error={look.error} />
        {look.data && looked !== now && <p>{say.changed}</p>}
        {look.data && (
          <div className={looked === now ? undefined : 'muted'}>
            {look.data.experts.length > 0 && <Experts experts={look.data.experts} />}
            <Proposal proposal={look.data.proposal} />
          </div>
        )}
      </div>
    </section>
  );
};
