import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { DeskCase } from '../../api/types.ts';
import { useChannelName } from '../../parts/channel-words.ts';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import { draftOf } from '../../parts/form/draft.ts';
import type { Field } from '../../parts/form/fields.ts';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { languageOf } from '../task/forms/customer-language.ts';
import { composerWords } from './composer-words.ts';
import { lastSeen } from './last-seen.ts';
import { Window } from './window.tsx';

type Writing = 'letter' | 'note' | undefined;
type Props = { file: DeskCase; onSent: (said: string) => void; onCancel: () => void };

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
        onDone={({ channel, nextWordBy }) =>
          onSent(
            say.sent(channelName(String(channel))) +
              (nextWordBy ? say.nextWord(moment(String(nextWordBy), language)) : ''),
          )
        }
        onCancel={onCancel}
      />
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
        onDone={() => onSent(say.kept)}
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
  const [writing, setWriting] = useState<Writing>(() => begun(file));
  const [sent, setSent] = useState<string>();
  const choose = (what: Writing) => {
    setSent(undefined);
    setWriting(what);
  };
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
      <div aria-live="polite">{sent && <Alert type="success">{sent}</Alert>}</div>
      {writing === 'letter' && <Letter {...props} />}
      {writing === 'note' && <Note {...props} />}
    </section>
  );
};
