import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { DeskCase } from '../../api/types.ts';
import { useChannelName } from '../../parts/channel-words.ts';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import { draftOf } from '../../parts/form/draft.ts';
import type { Field } from '../../parts/form/fields.ts';
import { useKeys } from '../../parts/keys/keys.ts';
import { SpeakFirst } from '../../parts/speak-first.tsx';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { languageOf } from '../task/forms/customer-language.ts';
import { composerWords } from './composer-words.ts';
import { lastSeen } from './last-seen.ts';
import { useTakenBack } from './undo/taken-back.ts';
import { UndoSend } from './undo/undo-send.tsx';
import { undoWords } from './undo/words.ts';
import { Window } from './window.tsx';
import { words } from './words.ts';

const Snippets = lazy(() => import('./snippets/snippets.tsx').then(({ Snippets: found }) => ({ default: found })));

type Writing = 'letter' | 'note' | undefined;
/** What is said of what was sent, and until when it can be taken back. */
type Sent = { said: string; undo?: { messageId: string; until: string } };
type Props = { file: DeskCase; onSent: (sent: Sent) => void; onCancel: () => void };

const Letter = ({ file, onSent, onCancel }: Props) => {
  const say = useWords(composerWords);
  const language = useLanguage();
  const channelName = useChannelName();
  const others = file.otherPeople ?? [];
  const fields: Field[] = [
    ...(others.length > 0
      ? ([
          {
            kind: 'select',
            name: 'person',
            label: say.to,
            isOptional: true,
            options: others.map(({ caseId, name, reference }) => ({ value: caseId, label: name ?? reference })),
          },
        ] satisfies Field[])
      : []),
    { kind: 'text', name: 'text', label: say.text, rows: 8, forCustomer: true },
  ];
  const seenUpTo = lastSeen(file);
  return (
    <div className="composer-letter">
      <SpeakFirst file={file} />
      <Window file={file} />
      <AskedForm
        id={`${file.caseId}.letter`}
        path={`/desk/cases/${file.caseId}/messages`}
        version={file.version}
        fields={fields}
        language={languageOf(file)}
        submit={say.send}
        isKeyed
        toBody={(body) => ({ ...body, ...(seenUpTo && { seenUpTo }) })}
        onDone={({ channel, nextWordBy, messageId, undoUntil }) =>
          onSent({
            said:
              say.sent(channelName(String(channel))) +
              (nextWordBy ? say.nextWord(moment(String(nextWordBy), language)) : ''),
            ...(undoUntil ? { undo: { messageId: String(messageId), until: String(undoUntil) } } : {}),
          })
        }
        onCancel={onCancel}
      >
        {(values, set) => (
          <Suspense>
            <Snippets caseId={file.caseId} text={values['text'] ?? ''} onText={(text) => set('text', text)} />
          </Suspense>
        )}
      </AskedForm>
    </div>
  );
};

const Note = ({ file, onSent, onCancel }: Props) => {
  const say = useWords(composerWords);
  return (
    <div className="composer-note">
      <strong>{say.noteTitle}</strong>
      <AskedForm
        id={`${file.caseId}.note`}
        path={`/desk/cases/${file.caseId}/notes`}
        fields={[{ kind: 'text', name: 'text', label: say.noteText, hint: say.noteHint, rows: 4 }]}
        language={languageOf(file)}
        submit={say.keep}
        isKeyed
        onDone={() => onSent({ said: say.kept })}
        onCancel={onCancel}
      />
    </div>
  );
};

/** What was begun and not sent, as where the session ended meanwhile, is open again. */
const begun = ({ caseId }: DeskCase): Writing =>
  draftOf(`${caseId}.letter`) ? 'letter' : draftOf(`${caseId}.note`) ? 'note' : undefined;

/** Words for the customer and words for the team: two buttons and two looks, so that neither is taken for the other. */
export const Composer = ({ file }: { file: DeskCase }) => {
  const say = useWords(composerWords);
  const undoSaid = useWords(undoWords);
  const { keys } = useWords(words);
  const [writing, setWriting] = useState<Writing>(() => begun(file));
  const [sent, setSent] = useState<Sent>();
  const takenBack = useTakenBack(file.caseId);
  const known = useRef(takenBack);
  const choose = (what: Writing) => {
    setSent(undefined);
    setWriting(what);
  };
  // The field is there only once it has been drawn.
  const begin = (what: 'letter' | 'note') => (): void => {
    choose(what);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`.composer-${what} textarea`)?.focus());
  };
  useKeys([
    ...(file.complainant ? [{ keys: 'r', does: keys.letter, run: begin('letter') }] : []),
    { keys: 'n', does: keys.note, run: begin('note') },
  ]);
  useEffect(() => {
    if (known.current === takenBack) return;
    known.current = takenBack;
    setSent({ said: undoSaid.takenBack });
    setWriting('letter');
  }, [takenBack, undoSaid]);
  const props: Props = {
    file,
    onSent: (said) => {
      setWriting(undefined);
      setSent(said);
    },
    onCancel: () => setWriting(undefined),
  };
  return (
    <section aria-label={say.title}>
      <div className="choices">
        <Button iconName="envelope" disabled={file.complainant === undefined} onClick={() => choose('letter')}>
          {say.letter}
        </Button>
        <Button iconName="edit" onClick={() => choose('note')}>
          {say.note}
        </Button>
      </div>
      <div aria-live="polite">{sent && <Alert type="success">{sent.said}</Alert>}</div>
      {sent?.undo && <UndoSend key={sent.undo.messageId} caseId={file.caseId} {...sent.undo} />}
      {writing === 'letter' && <Letter key={takenBack} {...props} />}
      {writing === 'note' && <Note {...props} />}
    </section>
  );
};
