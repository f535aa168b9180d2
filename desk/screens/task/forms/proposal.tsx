import type { ReactNode } from 'react';
import { useMoney } from '../../../parts/money.ts';
import { More } from '../../../parts/more.tsx';
import { useNames } from '../../../parts/names.ts';
import { useWords } from '../../../words/use-words.ts';
import type { TaskFormProps } from '../form-props.ts';
import { OpinionInWords } from '../opinion.tsx';
import { taskWords } from '../task-words.ts';
import { WhileSilent } from '../while-silent.tsx';
import { approveWords } from './approve-words.ts';
import { OptionList } from './option-list.tsx';

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="fact">
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

const Findings = ({ file, task }: Pick<TaskFormProps, 'file' | 'task'>) => {
  const say = useWords(approveWords);
  const general = useWords(taskWords);
  const found = file.examinations.find(({ cycle }) => cycle === task.cycle);
  return (
    <>
      {found?.customerWish && <Line label={general.wish}>{found.customerWish}</Line>}
      {found && (
        <Line label={say.facts}>
          {general.causes[found.cause] ?? found.cause}. {found.facts}
        </Line>
      )}
      {file.opinions.map((opinion) => (
        <Line key={opinion.taskId} label={`${say.opinion}: ${general.domains[opinion.domain] ?? opinion.domain}`}>
          <OpinionInWords opinion={opinion} />
        </Line>
      ))}
      {task.customerSaid && <Line label={say.said}>{task.customerSaid}</Line>}
    </>
  );
};

/** Who proposes what to whom, what it costs and why, and what happens where nobody decides. */
export const Proposal = ({ file, task }: Pick<TaskFormProps, 'file' | 'task'>) => {
  const say = useWords(approveWords);
  const money = useMoney();
  const nameOf = useNames();
  const options = task.options ?? [];
  const [dearest] = options.toSorted((a, b) => b.cost.amount - a.cost.amount);
  const proposedBy = file.tasks.find(({ kind, cycle }) => kind === 'examine' && cycle === task.cycle)?.decidedBy;
  const offer = file.offers.find(({ cycle, status }) => cycle === task.cycle && status === 'needs-approval');
  return (
    <div>
      <dl className="facts">
        <Line label={say.proposes}>
          <OptionList options={options} costs={say.cost} />
        </Line>
        {dearest && <Line label={say.most}>{money(dearest.cost)}</Line>}
        <Line label={say.forWhom}>{[file.complainant?.name, file.product].filter(Boolean).join(' · ')}</Line>
        <Line label={say.by}>{nameOf(proposedBy ?? file.owner)}</Line>
        {offer && offer.reasons.length > 0 && <Line label={say.why}>{offer.reasons.join('. ')}</Line>}
        <Findings file={file} task={task} />
        <Line label={say.silence}>
          <WhileSilent task={task} />
        </Line>
      </dl>
      {task.text && (
        <More title={say.letter}>
          <p className="letter paper">{task.text}</p>
        </More>
      )}
    </div>
  );
};
