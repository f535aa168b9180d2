import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ShownIncident } from '../../api/incident-queries.ts';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import type { Field } from '../../parts/form/fields.ts';
import { More } from '../../parts/more.tsx';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { LANGUAGES, textsOf } from './texts.ts';
import { useRenewed } from './use-renewed.ts';
import { words } from './words.ts';

type Message = ShownIncident['messages'][number];

const Write = ({ incidentId }: { incidentId: string }) => {
  const say = useWords(words);
  const language = useLanguage();
  const renew = useRenewed();
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'kind',
      label: say.kind,
      options: (['outage', 'word'] as const).map((value) => ({ value, label: say.messageKinds[value] })),
    },
    ...LANGUAGES.flatMap((one): Field[] => [
      { kind: 'text', name: `text-${one}`, label: say.textIn[one] },
      {
        ...{ kind: 'text', name: `restoration-${one}`, label: say.restorationIn[one], hint: say.restorationHint },
        when: ({ kind }) => kind === 'outage',
      },
    ]),
  ];
  return (
    <More title={say.write} isOpen={false}>
      <p>{say.writeHint}</p>
      <AskedForm
        id={`to-all-${incidentId}`}
        path={`/desk/incidents/${encodeURIComponent(incidentId)}/messages`}
        language={language}
        submit={say.write}
        fields={fields}
        initial={{ kind: 'outage' }}
        toBody={textsOf}
        onDone={renew}
      />
    </More>
  );
};

const Decide = ({ incidentId, number }: { incidentId: string; number: number }) => {
  const say = useWords(words);
  const language = useLanguage();
  const renew = useRenewed();
  const path = `/desk/incidents/${encodeURIComponent(incidentId)}/messages/${number}`;
  return (
    <AskedForm
      id={`decide-${incidentId}-${number}`}
      path={path}
      language={language}
      submit={say.decide}
      fields={[
        {
          ...{ kind: 'choice', name: 'decision', label: say.decision },
          options: (['release', 'refuse'] as const).map((value) => ({ value, label: say[value] })),
        },
        { kind: 'text', name: 'reason', label: say.reason, when: ({ decision }) => decision === 'refuse' },
      ]}
      onDone={renew}
    />
  );
};

const readingsOf = ({ texts, samples }: Message): { of: string; text: string }[] =>
  samples?.map(({ language: of, subject, text }) => ({ of, text: `${subject}\n\n${text}` })) ??
  Object.entries(texts).map(([of, { text, restoration }]) => ({
    of,
    text: restoration ? `${text}\n\n${restoration}` : text,
  }));

/** A message as it was written, or where it goes to those who are affected as the letter it will be. */
export const MessageShown = ({ incidentId, message }: { incidentId: string; message: Message }) => {
  const say = useWords(words);
  const language = useLanguage();
  const { number, kind, state, writtenBy, writtenAt, decidedBy, decidedAt, reason, mayDecide } = message;
  return (
    <section aria-label={say.numbered(number)}>
      <h3>
        {say.numbered(number)} · {say.messageStates[state]}
      </h3>
      <p className="minor">
        {say.messageKinds[kind]}. {say.writtenBy(writtenBy, moment(writtenAt, language))}{' '}
        {decidedBy && decidedAt && say.decidedBy(decidedBy, moment(decidedAt, language))} {reason}
      </p>
      {readingsOf(message).map(({ of, text }) => (
        <More key={of} title={say.languages[of] ?? of} isOpen={of === language}>
          <p className="letter paper" lang={of}>
            {text}
          </p>
        </More>
      ))}
      {mayDecide && <Decide incidentId={incidentId} number={number} />}
      {state === 'waiting' && !mayDecide && <p>{say.ownMessage}</p>}
    </section>
  );
};

/** What all were told or are to be, and the form that writes to all; one waits at a time. */
export const Messages = ({ of, mayWrite }: { of: ShownIncident; mayWrite: boolean }) => {
  const say = useWords(words);
  const { incidentId } = of;
  const messages = of.messages.filter(({ to }) => to === undefined);
  const waits = of.messages.some(({ state }) => state === 'waiting');
  return (
    <Container header={<Header variant="h2">{say.messages}</Header>}>
      <SpaceBetween size="m">
        {messages.length === 0 && <p>{say.noMessages}</p>}
        {messages.toReversed().map((message) => (
          <MessageShown key={message.number} incidentId={incidentId} message={message} />
        ))}
        {mayWrite && !waits && <Write incidentId={incidentId} />}
      </SpaceBetween>
    </Container>
  );
};
