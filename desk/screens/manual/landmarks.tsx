import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Landmarks, TrainingCard } from '#functions/desk/manual/contract.ts';
import { cardOf, landmarksIn } from '../../api/learning-queries.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { Facts } from '../../parts/facts.tsx';
import { useAct } from '../../parts/form/use-act.ts';
import { LightDialog } from '../../parts/light-dialog.tsx';
import { causeNames } from '../../parts/names-of-codes.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { person } from '../../session/session.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { manualWords } from './words.ts';

type Landmark = Landmarks['landmarks'][number];

/** What a card says, part by part; what is no longer kept is left out. */
const CardText = ({ card }: { card: TrainingCard }) => {
  const say = useWords(manualWords);
  const causes = useWords(causeNames);
  const { topic, cause, severity, complaint, found, explained, given, result, rounds, score, days, wasReopened } = card;
  const ended = [
    result && say.results[result],
    rounds !== undefined && say.rounds(rounds),
    days !== undefined && say.days(days),
    score !== undefined && say.score(score),
    wasReopened && say.reopened,
  ].filter(Boolean);
  const parts = [
    [say.complaint, complaint],
    [say.found, found],
    [say.explained, explained],
    [say.given, given.join(', ') || say.nothingGiven],
    [say.result, ended.join(' · ')],
  ] as const;
  return (
    <>
      <p className="muted">
        {[topic.name, cause && (causes[cause] ?? cause), severity !== undefined && say.severity(severity)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Facts of={parts} />
    </>
  );
};

const Card = ({ caseId, onClose }: { caseId: string; onClose: () => void }) => {
  const say = useWords(manualWords);
  const asked = useQuery(cardOf(caseId, useLanguage()));
  return (
    <LightDialog title={say.cardTitle} closeLabel={say.close} onClose={onClose}>
      <QueryState of={asked} loading={say.loading}>
        {(card) => <CardText card={card} />}
      </QueryState>
    </LightDialog>
  );
};

const Decide = ({ caseId }: { caseId: string }) => {
  const say = useWords(manualWords);
  const queries = useQueryClient();
  const act = useAct({
    path: `/desk/landmarks/${caseId}`,
    onDone: () => void queries.invalidateQueries({ queryKey: ['landmarks'] }),
  });
  return (
    <>
      <SpaceBetween size="xs" direction="horizontal">
        <Button loading={act.isPending} onClick={() => act.mutate({ decision: 'archive' })}>
          {say.archive}
        </Button>
        <Button disabled={act.isPending} onClick={() => act.mutate({ decision: 'dismiss' })}>
          {say.dismiss}
        </Button>
      </SpaceBetween>
      <div aria-live="assertive">{act.error && <ProblemAlert error={act.error} />}</div>
    </>
  );
};

const Line = ({ landmark, onCard }: { landmark: Landmark; onCard: () => void }) => {
  const say = useWords(manualWords);
  const causes = useWords(causeNames);
  const { caseId, reference, because, topic, cause, state, decidedByName } = landmark;
  const isSupervisor = person()?.roles.includes('supervisor') ?? false;
  return (
    <li>
      <div>
        <CaseLink reference={reference} />
        <p className="muted">
          {[
            say.because[because],
            topic.name,
            cause && (causes[cause] ?? cause),
            decidedByName ? `${say.states[state]}: ${decidedByName}` : say.states[state],
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <SpaceBetween size="xs" direction="horizontal">
        <Button onClick={onCard}>{say.card}</Button>
        <Link className="plain-link" to="/m" search={{ topic: topic.id, ...(cause && { cause }), case: reference }}>
          {say.toEntry}
        </Link>
        {isSupervisor && state === 'proposed' && <Decide caseId={caseId} />}
      </SpaceBetween>
    </li>
  );
};

/** Cases that others can learn from; supervisors decide which. */
export const LandmarkList = () => {
  const say = useWords(manualWords);
  const asked = useQuery(landmarksIn(useLanguage()));
  const [shown, setShown] = useState<string>();
  return (
    <Container
      header={
        <Header variant="h2" description={say.landmarksAbout}>
          {say.landmarks}
        </Header>
      }
    >
      <QueryState of={asked} loading={say.loading}>
        {({ landmarks }) =>
          landmarks.length === 0 ? (
            <p>{say.noLandmarks}</p>
          ) : (
            <ul className="rows">
              {landmarks.map((landmark) => (
                <Line key={landmark.caseId} landmark={landmark} onCard={() => setShown(landmark.caseId)} />
              ))}
            </ul>
          )
        }
      </QueryState>
      {shown && <Card caseId={shown} onClose={() => setShown(undefined)} />}
    </Container>
  );
};
