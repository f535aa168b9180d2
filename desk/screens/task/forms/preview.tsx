import type { FindingsPreview } from '../../../api/types.ts';
import type { Body } from '../../../parts/form/use-act.ts';
import { useMoney } from '../../../parts/money.ts';
import { moment } from '../../../words/time.ts';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { taskWords } from '../task-words.ts';
import { Look } from './look.tsx';
import { previewWords } from './preview-words.ts';

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

/** What the findings would lead to as they stand in the form. */
export const Preview = ({ taskId, body }: Props) => {
  const say = useWords(previewWords);
  const hasCause = typeof body['cause'] === 'string' && body['cause'] !== '';
  return (
    <Look<FindingsPreview>
      id="preview-title"
      path={`/desk/tasks/${taskId}/preview`}
      body={body}
      say={say}
      notYet={hasCause ? undefined : say.noCause}
    >
      {({ experts, proposal }, isCurrent) => (
        <div className={isCurrent ? undefined : 'muted'}>
          {experts.length > 0 && <Experts experts={experts} />}
          <Proposal proposal={proposal} />
        </div>
      )}
    </Look>
  );
};
