import type { CaseTask, DeskCase } from '../../api/types.ts';
import { FileList } from '../../parts/files/file-list.tsx';
import { More } from '../../parts/more.tsx';
import { dateWords } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { taskWords } from './task-words.ts';

/** Since when the customer waits to hear of their data, and until when the law wants it. */
const AskedOfData = ({ task: { dataRequest } }: { task: CaseTask }) => {
  const say = useWords(taskWords);
  const language = useLanguage();
  if (!dataRequest) return null;
  const [asked, by] = [dataRequest.askedAt, dataRequest.answerBy].map((at) => dateWords(at, language));
  return (
    <p className="about">
      <strong>{say.dataRequest(asked ?? '', by ?? '')}</strong>
    </p>
  );
};

/** What one has to know of the case to decide one task of it: in a line each, the customer's words at hand. */
export const AboutCase = ({ file, task }: { file: DeskCase; task: CaseTask }) => {
  const say = useWords(taskWords);
  const words = file.messages.filter(({ direction, audience }) => direction === 'in' && audience === 'customer');
  const facts = [
    [say.customer, file.complainant?.name],
    [say.product, file.product],
    [say.owner, file.ownerName],
  ].filter(([, value]) => value);
  return (
    <div>
      <p className="about">
        {task.priority && <strong>{say.priority}. </strong>}
        {file.severity &&
          `${[say.severity(file.severity.level), file.severity.reasons[0]].filter(Boolean).join(': ')}. `}
        {facts.map(([label, value]) => `${label}: ${value}`).join(' · ')}
      </p>
      <AskedOfData task={task} />
      <More title={say.words} isOpen={task.kind !== 'approve' && task.kind !== 'release'}>
        {words.map(({ id, text }) => (
          <p key={id} className="letter paper">
            {text}
          </p>
        ))}
      </More>
      {file.attachments.length > 0 && (
        <More title={say.files(file.attachments.length)} isOpen={task.kind === 'consult'}>
          <FileList files={file.attachments} />
        </More>
      )}
    </div>
  );
};
