import '../../parts/rows.css';
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ActionLine, actionsIn, type Proposal } from '../../api/action-queries.ts';
import { More } from '../../parts/more.tsx';
import { useNames } from '../../parts/names.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { person } from '../../session/session.ts';
import { dayWords } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { OpenAction } from './open-action.tsx';
import { ActionState, useMeasured } from './parts.tsx';
import { words } from './words.ts';

const Proposed = ({ proposal }: { proposal: Proposal }) => {
  const say = useWords(words);
  const measured = useMeasured();
  const { share } = proposal;
  const title = measured(proposal);
  return (
    <li>
      <div>
        {title} <span className="minor">· {say.share(share.count, share.of)}</span>
      </div>
      <More title={`${say.start}: ${title}`} isLazy>
        <OpenAction measured={proposal.measured} />
      </More>
    </li>
  );
};

const Proposals = ({ proposals }: { proposals: Proposal[] }) => {
  const say = useWords(words);
  return (
    <Container
      header={
        <Header variant="h2" description={say.proposalsHint}>
          {say.proposals}
        </Header>
      }
    >
      {proposals.length === 0 ? (
        <p>{say.noProposals}</p>
      ) : (
        <ul className="rows">
          {proposals.map((proposal) => (
            <Proposed key={`${proposal.measured.by} ${proposal.measured.value}`} proposal={proposal} />
          ))}
        </ul>
      )}
    </Container>
  );
};

const Row = ({ action }: { action: ActionLine }) => {
  const say = useWords(words);
  const language = useLanguage();
  const nameOf = useNames();
  const measured = useMeasured();
  const { actionId, title, owner, dueOn } = action;
  return (
    <li>
      <div>
        <Link className="plain-link" to="/a/$action" params={{ action: actionId }}>
          {title}
        </Link>
        <div className="minor">
          {say.owner}: {nameOf(owner)} · {say.due} <time dateTime={dueOn}>{dayWords(dueOn, language)}</time> ·{' '}
          {measured(action)}
        </div>
      </div>
      <ActionState action={action} />
    </li>
  );
};

const Those = ({ which, actions }: { which: 'open' | 'ended'; actions: ActionLine[] }) => {
  const say = useWords(words);
  return (
    <Container header={<Header variant="h2">{say.lists[which]}</Header>}>
      {actions.length === 0 ? (
        <p>{say.nothing[which]}</p>
      ) : (
        <ul className="rows">
          {actions.map((action) => (
            <Row key={action.actionId} action={action} />
          ))}
        </ul>
      )}
    </Container>
  );
};

const All = () => {
  const say = useWords(words);
  return (
    <QueryState of={useQuery(actionsIn(useLanguage()))} loading={say.loading}>
      {({ proposals, actions }) => (
        <SpaceBetween size="l">
          <Those which="open" actions={actions.filter(({ state }) => state === 'open')} />
          <Proposals proposals={proposals} />
          <More title={say.start} isLazy>
            <OpenAction />
          </More>
          <Those which="ended" actions={actions.filter(({ state }) => state !== 'open')} />
        </SpaceBetween>
      )}
    </QueryState>
  );
};

/** What is changed so that complaints do not come back: what is under way, and what recurs without an action. */
export const ActionsScreen = () => {
  const say = useWords(words);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={say.hint}>
        {say.title}
      </Header>
      {person()?.roles.includes('supervisor') ? <All /> : <Alert type="info">{say.only}</Alert>}
    </SpaceBetween>
  );
};
