import type { DeskCase } from '../../../api/types.ts';
import { More } from '../../../parts/more.tsx';
import { useWords } from '../../../words/use-words.ts';
import { OpinionInWords } from '../../task/opinion.tsx';
import { taskWords } from '../../task/task-words.ts';
import { ListPanel, Panel } from './panel.tsx';
import { sideWords } from './words.ts';

/** What the customer asks for, and what is behind it. */
export const Wish = ({ file }: { file: DeskCase }) => {
  const say = useWords(sideWords);
  const noted = file.examinations.at(-1)?.customerWish;
  const wishes = [...new Set([file.desiredRemedy, noted].filter(Boolean))];
  return (
    <>
      {wishes.length > 0 && (
        <Panel title={say.asks}>
          {wishes.map((wish) => (
            <p key={wish} className="letter">
              {wish}
            </p>
          ))}
        </Panel>
      )}
      {file.motive && (
        <Panel title={say.motive}>
          <p className="muted">
            {file.motive.title}. {file.motive.advice}
          </p>
        </Panel>
      )}
    </>
  );
};

/** What was found out: by the owner, by experts, and point by point. */
export const Known = ({ file }: { file: DeskCase }) => {
  const say = useWords(sideWords);
  const { causes, domains, ruling: rulingWords } = useWords(taskWords);
  if (file.examinations.length + file.opinions.length + file.points.length === 0) return null;
  return (
    <ListPanel
      title={say.findings}
      below={
        file.points.length > 0 && (
          <More title={`${say.points} (${file.points.length})`}>
            <ol>
              {file.points.map(({ pointId, point, answer, proposed }) => (
                <li key={pointId}>
                  {point} {proposed && <span className="muted">({say.proposed})</span>}
                  <div className="muted">{answer ?? say.unanswered}</div>
                </li>
              ))}
            </ol>
          </More>
        )
      }
    >
      {file.examinations.map(({ cycle, cause, facts }) => (
        <li key={cycle}>
          <strong>{causes[cause] ?? cause}.</strong> {facts}
        </li>
      ))}
      {file.opinions.map((opinion) => (
        <li key={opinion.taskId}>
          <strong>{domains[opinion.domain] ?? opinion.domain}.</strong> <OpinionInWords opinion={opinion} />
        </li>
      ))}
      {file.disagreements?.map(
        ({ taskId, ruling }) =>
          ruling && (
            <li key={taskId}>
              <strong>{rulingWords}.</strong>{' '}
              <OpinionInWords
                opinion={{ ...ruling, taskId, domain: '', answered: true, expert: ruling.by, internal: ruling.reason }}
              />
            </li>
          ),
      )}
    </ListPanel>
  );
};
