import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type MemberPage, membersOf } from '../../api/incident-queries.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { useChannelName } from '../../parts/channel-words.ts';
import { More } from '../../parts/more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { useWords } from '../../words/use-words.ts';
import { Belonging } from './belonging.tsx';
import { summed, total } from './sums.ts';
import { words } from './words.ts';

type Member = MemberPage['members'][number];

const Row = ({ incidentId, member, mayChange }: { incidentId: string; member: Member; mayChange: boolean }) => {
  const say = useWords(words);
  const name = useChannelName();
  const { caseId, reference, state, language, channel, told, closedAt, isByPolicy } = member;
  const about = [
    say.memberStates[state],
    isByPolicy && say.byPolicy,
    say.languages[language] ?? language,
    channel === 'person' ? say.person : name(channel),
    told > 0 && say.told(told),
    closedAt && say.closedCase,
  ].filter(Boolean);
  return (
    <li>
      <div>
        <CaseLink reference={reference} />
        <span className="minor"> · {about.join(' · ')}</span>
      </div>
      {mayChange && (
        <More title={say.leaveOf(reference)} isOpen={false}>
          <Belonging caseId={caseId} joins={false} incidentId={incidentId} submit={say.leave} />
        </More>
      )}
    </li>
  );
};

const Counted = ({ pages, hasMore }: { pages: MemberPage[]; hasMore: boolean }) => {
  const say = useWords(words);
  const name = useChannelName();
  const { joined, open, proposed, languages, channels } = summed(pages);
  const list = (counts: Record<string, number>, nameOf: (one: string) => string): string =>
    Object.entries(counts)
      .map(([one, count]) => `${nameOf(one)}: ${count}`)
      .join(', ');
  return (
    <div role="status">
      <p>{say.membersOf(joined, open, proposed)}</p>
      {total(channels) > 0 && (
        <p>
          {say.goesTo(total(channels))}. {say.byLanguage}: {list(languages, (one) => say.languages[one] ?? one)}.{' '}
          {say.byChannel}: {list(channels, (one) => (one === 'person' ? say.person : name(one)))}.
        </p>
      )}
      {hasMore && <p>{say.countedSoFar}</p>}
    </div>
  );
};

/** The cases of an incident, and what a message to all would come to. */
export const Members = ({ incidentId, mayChange }: { incidentId: string; mayChange: boolean }) => {
  const say = useWords(words);
  const asked = useInfiniteQuery(membersOf(incidentId));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = asked;
  return (
    <Container header={<Header variant="h2">{say.members}</Header>}>
      <QueryState of={asked} loading={say.loading}>
        {({ pages }) => (
          <SpaceBetween size="m">
            <Counted pages={pages} hasMore={hasNextPage} />
            {pages.every(({ members }) => members.length === 0) ? (
              <p>{say.noMembers}</p>
            ) : (
              <ul className="rows">
                {pages
                  .flatMap(({ members }) => members)
                  .map((member) => (
                    <Row key={member.caseId} incidentId={incidentId} member={member} mayChange={mayChange} />
                  ))}
              </ul>
            )}
            {hasNextPage && (
              <Button loading={isFetchingNextPage} loadingText={say.loading} onClick={() => void fetchNextPage()}>
                {say.more}
              </Button>
            )}
          </SpaceBetween>
        )}
      </QueryState>
    </Container>
  );
};
