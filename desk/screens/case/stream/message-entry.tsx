import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { answerOf } from '../../../api/client.ts';
import type { DeskCase } from '../../../api/types.ts';
import { useChannelName } from '../../../parts/channel-words.ts';
import { FileList } from '../../../parts/files/file-list.tsx';
import { More } from '../../../parts/more.tsx';
import { useNames } from '../../../parts/names.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { person } from '../../../session/session.ts';
import { moment } from '../../../words/time.ts';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { UndoSend } from '../undo/undo-send.tsx';
import { messageState } from './message-state.ts';
import { streamWords } from './words.ts';

type Message = DeskCase['messages'][number];

/** The original as a file of its own: it is never shown here, whatever it holds. */
const Original = ({ path, id }: { path: string; id: string }) => {
  const say = useWords(streamWords);
  const [error, setError] = useState<unknown>();
  const save = async () => {
    const bytes = await (await answerOf(path)).blob();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(bytes);
    link.download = `${id}.eml`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      <Button iconName="download" variant="inline-link" onClick={() => void save().catch(setError)}>
        {say.original}
      </Button>
      <ProblemAlert error={error} />
    </>
  );
};

const useSender = ({ direction, audience, by, to }: Message): string => {
  const say = useWords(streamWords);
  const nameOf = useNames();
  if (audience === 'note') return [say.note, nameOf(by)].filter(Boolean).join(' · ');
  if (audience === 'staff') return `${say.notice} → ${nameOf(to)}`;
  if (direction === 'in') return say.customer;
  return by ? nameOf(by) : say.we;
};

/** What became of a message of ours, where it is not simply on its way. */
const State = ({ message }: { message: Message }) => {
  const say = useWords(streamWords);
  const state = messageState(message);
  if (state === undefined) return null;
  return (
    <span className={state === 'held' || state === 'notNeeded' ? 'muted' : 'failed'}>
      {' '}
      · {say[state]}
      {state === 'failed' && message.failure && `: ${message.failure}`}
    </span>
  );
};

/** A message as it was written: whose it is can be seen before it is read. */
export const MessageEntry = ({ file, message }: { file: DeskCase; message: Message }) => {
  const say = useWords(streamWords);
  const language = useLanguage();
  const channelName = useChannelName();
  const sender = useSender(message);
  const { id, at, audience, direction, channel, subject, text, hidden } = message;
  const look = audience === 'note' ? 'note' : direction;
  const files = file.attachments.filter(({ messageId }) => messageId === id);
  const isLong = direction === 'out' && text.length > 400;
  return (
    <li className={`entry ${look}`}>
      <p className="entry-head">
        <strong>{sender}</strong> <span className="muted">· {moment(at, language)}</span>
        {audience !== 'note' && <span className="muted"> · {channelName(channel)}</span>}
        <State message={message} />
      </p>
      {message.phrases && (
        <p className="muted">
          {say.speaksOf}: {message.phrases.join(' · ')}
        </p>
      )}
      {subject && direction === 'out' && <p className="entry-head">{subject}</p>}
      {isLong ? (
        <More title={`${text.slice(0, 120).trimEnd()}…`}>
          <p className="letter">{text}</p>
        </More>
      ) : (
        <p className="letter">{text}</p>
      )}
      {message.undoUntil && message.by === person()?.id && (
        <UndoSend caseId={file.caseId} messageId={id} until={message.undoUntil} />
      )}
      {message.noticeOnly && <p className="muted">{say.noticeOnly}</p>}
      {message.copiedFrom && <p className="muted">{say.copied}</p>}
      {files.length > 0 && <FileList files={files} />}
      {hidden && (
        <More title={say.hidden}>
          <p className="letter">{hidden.text}</p>
          {hidden.original && <Original path={hidden.original} id={id} />}
        </More>
      )}
    </li>
  );
};
