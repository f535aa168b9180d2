import Badge from '@cloudscape-design/components/badge';
import Icon from '@cloudscape-design/components/icon';
import { basePath } from '../../api/config.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { useChannelName } from '../../parts/channel-words.ts';
import { Due } from '../../parts/due.tsx';
import { taskTitles } from '../../parts/task-titles.ts';
import { person } from '../../session/session.ts';
import { capital } from '../../words/capital.ts';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { words as caseWords } from '../case/words.ts';
import { type MarkActs, MarkButtons } from './mark-buttons.tsx';
import type { QueueRow } from './rows.ts';
import { words } from './words.ts';

const HIGH = 3;
/** What is decided on a page of its own, which holds no more than is needed for it. */
const ALONE = new Set(['approve', 'consult']);

type Props = MarkActs & {
  row: QueueRow;
  zone: string;
  isSelected: boolean;
  /** Absent where a row cannot be handed over. */
  onSelect?: (() => void) | undefined;
  onCopy: () => void;
  /** Who else has the case open. */
  looking: string[];
};

const useTitle = (row: QueueRow): string => {
  const titles = useWords(taskTitles);
  const { statuses } = useWords(caseWords);
  // How an urgent call is to be made in writing, the server says.
  if (row.inWriting && row.asked) return capital(row.asked);
  if (row.kind) return titles[row.kind];
  return row.status ? (statuses[row.status] ?? row.status) : row.reference;
};

const RowLink = ({ row }: { row: QueueRow }) => {
  const title = useTitle(row);
  const isAlone = row.kind !== undefined && ALONE.has(row.kind) && row.assignee === person()?.id;
  if (isAlone)
    return (
      <a className="plain-link" href={`${basePath}/t/${row.id}`}>
        {title}
      </a>
    );
  return <CaseLink reference={row.reference}>{title}</CaseLink>;
};

const Facts = ({ row, looking, zone }: Pick<Props, 'row' | 'looking' | 'zone'>) => {
  const say = useWords(words);
  const language = useLanguage();
  const channel = useChannelName();
  const { severity, reason, feeling, assignee, assigneeName, kind } = row;
  const isOther = assigneeName && assignee !== person()?.id;
  return (
    <ul className="row-facts">
      {row.unread && (
        <li>
          <Badge color="blue">{say.unread}</Badge>
        </li>
      )}
      {row.snoozedUntil && <li>{say.snoozed(moment(row.snoozedUntil, language, zone))}</li>}
      {row.priority && (
        <li>
          <Badge color="red">{say.first}</Badge>
        </li>
      )}
      {severity !== undefined && (
        <li>
          <Badge color={severity >= HIGH ? 'red' : 'grey'}>{say.severity(severity)}</Badge> {reason}
        </li>
      )}
      {row.inWriting && <li>{say.inWriting}</li>}
      {feeling && <li>{say.feelings[feeling] ?? feeling}</li>}
      {row.channel && <li>{channel(row.channel)}</li>}
      {isOther && <li>{say.has(assigneeName)}</li>}
      {kind && !assignee && <li>{say.nobody}</li>}
      {looking.length > 0 && (
        <li>
          <Badge color="blue">{say.looking(looking.join(', '))}</Badge>
        </li>
      )}
    </ul>
  );
};

/** A line of a queue; a card on a phone. */
export const Row = ({ row, zone, isSelected, onSelect, onCopy, looking, onUnread, onSnooze }: Props) => {
  const say = useWords(words);
  const language = useLanguage();
  const about = [row.customer, row.product].filter(Boolean).join(' · ');
  return (
    <li className={isSelected ? 'row row-selected' : 'row'} data-row={row.id}>
      <span className="row-select">
        {onSelect && (
          <input type="checkbox" aria-label={say.select(row.reference)} checked={isSelected} onChange={onSelect} />
        )}
      </span>
      <div className="row-due">
        {row.closedAt ? (
          `${say.closed} · ${moment(row.closedAt, language, zone)}`
        ) : (
          <Due at={row.dueAt} from={row.openedAt} zone={zone} />
        )}
      </div>
      <div className={row.unread ? 'row-what row-unread' : 'row-what'}>
        <RowLink row={row} />
        {about && <div>{about}</div>}
        {row.question && <div className="row-question">{row.question}</div>}
      </div>
      <Facts row={row} looking={looking} zone={zone} />
      <div className="row-reference">
        {row.reference}
        <button
          type="button"
          className="copy"
          aria-label={say.copy(row.reference)}
          title={say.copy(row.reference)}
          onClick={onCopy}
        >
          <Icon name="copy" />
        </button>
        {!row.closedAt && <MarkButtons row={row} onUnread={onUnread} onSnooze={onSnooze} />}
      </div>
    </li>
  );
};
