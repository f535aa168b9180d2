import '../../parts/rows.css';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ActionLine, type ActionView, actionBy } from '../../api/action-queries.ts';
import { Facts } from '../../parts/facts.tsx';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import type { Field } from '../../parts/form/fields.ts';
import type { Values } from '../../parts/form/values.ts';
import { More } from '../../parts/more.tsx';
import { useNames } from '../../parts/names.ts';
import { QueryScreen } from '../../parts/query-screen.tsx';
import { person } from '../../session/session.ts';
import { dayWords, moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { Customers } from './customers.tsx';
import { EffectShown } from './effect.tsx';
import { endOf } from './ending.ts';
import { ActionState, useMeasured, useReadAnew } from './parts.tsx';
import { words } from './words.ts';

/** What is changed, by whom and by when, and who said what of it. */
const What = ({ action }: { action: ActionLine }) => {
  const say = useWords(words);
  const language = useLanguage();
  const nameOf = useNames();
  const measured = useMeasured();
  const { plan, owner, dueOn, state, openedBy, openedAt, endedBy, endedAt, reason, releasedBy, releasedAt } = action;
  const said = [
    say.openedBy(nameOf(openedBy), moment(openedAt, language)),
    endedAt && (state === 'done' ? say.doneBy : say.givenUpBy)(nameOf(endedBy), moment(endedAt, language)),
    releasedAt && say.released(nameOf(releasedBy), moment(releasedAt, language)),
  ].filter(Boolean);
  return (
    <Container header={<Header variant="h2">{say.plan}</Header>}>
      <SpaceBetween size="s">
        <p className="letter">{plan}</p>
        <Facts
          of={[
            [say.owner, nameOf(owner)],
            [say.due, dayWords(dueOn, language)],
            [say.measured, measured(action)],
            [say.reason, reason],
          ]}
        />
        <p className="minor">{said.join(' ')}</p>
      </SpaceBetween>
    </Container>
  );
};

const isDone = ({ result }: Values): boolean => result === 'done';
const isTold = (values: Values): boolean => isDone(values) && values['tells'] === 'yes';

/** Whoever has it, or a supervisor, says how it ended, and what customers are to be told. */
const End = ({ actionId }: { actionId: string }) => {
  const say = useWords(words);
  const language = useLanguage();
  const readAnew = useReadAnew();
  const fields: Field[] = [
    {
      ...{ kind: 'choice', name: 'result', label: say.endAs },
      options: [
        { value: 'done', label: say.done },
        { value: 'given-up', label: say.givenUp },
      ],
    },
    {
      ...{ kind: 'yesNo', name: 'tells', label: say.tell, hint: say.tellHint },
      ...{ yes: say.tellYes, no: say.tellNo, when: isDone },
    },
    { kind: 'text', name: 'es', label: say.textIn.es, when: isTold },
    { kind: 'text', name: 'en', label: say.textIn.en, when: isTold },
    { kind: 'text', name: 'reason', label: say.why, when: ({ result }) => result === 'given-up' },
  ];
  return (
    <More title={say.end}>
      <AskedForm
        id={`action-end.${actionId}`}
        path={`/desk/corrective-actions/${encodeURIComponent(actionId)}/end`}
        language={language}
        submit={say.end}
        fields={fields}
        toBody={endOf}
        onDone={readAnew}
      />
    </More>
  );
};

const Action = ({ of }: { of: ActionView }) => {
  const say = useWords(words);
  const { action, effect } = of;
  const me = person();
  const mayEnd = action.owner === me?.id || me?.roles.includes('supervisor') === true;
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={<ActionState action={action} />}>
        {action.title}
      </Header>
      <What action={action} />
      {action.state === 'open' && mayEnd && <End actionId={action.actionId} />}
      {action.state !== 'given-up' && <EffectShown effect={effect} />}
      {action.state !== 'given-up' && <Customers of={of} />}
      <Link className="plain-link" to="/a">
        {say.back}
      </Link>
    </SpaceBetween>
  );
};

/** One corrective action: what is changed, by whom and by when, whether complaints fell, and who is told. */
export const ActionScreen = () => {
  const say = useWords(words);
  const { action } = useParams({ from: '/a/$action' });
  return (
    <QueryScreen of={useQuery(actionBy(action, useLanguage()))} title={say.title} loading={say.loading}>
      {(of) => <Action of={of} />}
    </QueryScreen>
  );
};
