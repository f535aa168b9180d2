import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import type { Fairness } from '#functions/desk/fairness/contract.ts';
import { fairnessQuery } from '../../api/insights-query.ts';
import { useChannelName } from '../../parts/channel-words.ts';
import { FigureTable } from '../../parts/figure-table.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { usePercent, useShareText } from './figure-words.ts';
import { insightsWords } from './insights-words.ts';

type Treatment = Fairness['treatments'][number];

/** Whose cases they are, and what of their end is compared: `Idioma: catalán, con acuerdo`. */
const useNameOf = (): ((treatment: Treatment) => string) => {
  const say = useWords(insightsWords);
  const language = useLanguage();
  const channel = useChannelName();
  const names = {
    language: (value: string) => new Intl.DisplayNames([language], { type: 'language' }).of(value) ?? value,
    country: (value: string) => new Intl.DisplayNames([language], { type: 'region' }).of(value) ?? value,
    channel,
  };
  return ({ by, value, outcome }) => `${say.compared[by]}: ${names[by](value)}, ${say.outcomes[outcome]}`;
};

const Compared = ({ treatments }: { treatments: Fairness['treatments'] }) => {
  const say = useWords(insightsWords);
  const nameOf = useNameOf();
  const percent = usePercent();
  const shareText = useShareText();
  if (treatments.length === 0) return <p>{say.fairNone}</p>;
  const unlike = treatments.filter(({ isUnlike }) => isUnlike);
  return (
    <SpaceBetween size="m">
      {unlike.length === 0 ? (
        <Alert type="success">{say.fairAlike}</Alert>
      ) : (
        <Alert type="warning" header={say.fairUnlike}>
          <ul>
            {unlike.map((one) => (
              <li key={nameOf(one)}>
                {nameOf(one)}: {shareText(one.share)}; {say.alike.toLowerCase()}: {percent(one.expected)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <FigureTable
        corner={say.whose}
        columns={[say.those, say.alike, say.differs]}
        rows={treatments.map((one) => ({
          id: nameOf(one),
          head: nameOf(one),
          figures: [
            { value: shareText(one.share) },
            { value: percent(one.expected) },
            { value: one.isUnlike ? say.sure : '–' },
          ],
        }))}
      />
    </SpaceBetween>
  );
};

/** Whether like cases ended alike, whoever they were of. */
export const FairnessPart = () => {
  const say = useWords(insightsWords);
  const asked = useQuery(fairnessQuery);
  return (
    <Container
      header={
        <Header variant="h2" description={say.fairHint}>
          {say.fair}
        </Header>
      }
    >
      <QueryState of={asked} loading={say.loading}>
        {({ treatments }) => <Compared treatments={treatments} />}
      </QueryState>
    </Container>
  );
};
