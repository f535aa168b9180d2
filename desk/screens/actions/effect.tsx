import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { numberText } from '#domain/figures/text.ts';
import type { ActionView } from '../../api/action-queries.ts';
import { FigureTable } from '../../parts/figure-table.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

type Found = NonNullable<ActionView['effect']>;

const TYPES = { fell: 'success', rose: 'error', unclear: 'info', 'too-few': 'info' } as const;

const Counted = ({ effect: { before, after, verdict, ratio, low, high } }: { effect: Found }) => {
  const say = useWords(words);
  const language = useLanguage();
  const number = (value: number): string => numberText(value, language);
  const inHundred = (part: number): string => number(part * 100);
  const perWeek = ({ about, weeks }: Found['before']): string => (weeks === 0 ? '–' : number(about / weeks));
  return (
    <SpaceBetween size="m">
      <Alert type={TYPES[verdict]}>
        {say.verdicts[verdict]}
        {ratio !== undefined && low !== undefined && high !== undefined && (
          <> {say.times(inHundred(ratio), inHundred(low), inHundred(high))}</>
        )}
      </Alert>
      <FigureTable
        corner={say.span}
        columns={[say.weeks, say.about, say.perWeek, say.rest]}
        rows={(
          [
            ['before', before],
            ['after', after],
          ] as const
        ).map(([when, of]) => ({
          id: when,
          head: say[when],
          figures: [of.weeks, of.about, perWeek(of), of.rest].map((value) => ({
            value: typeof value === 'number' ? number(value) : value,
          })),
        }))}
      />
    </SpaceBetween>
  );
};

/** Whether complaints fell since an action was done, against those of the rest of the company. */
export const EffectShown = ({ effect }: { effect: Found | undefined }) => {
  const say = useWords(words);
  return (
    <Container
      header={
        <Header variant="h2" description={say.effectHint}>
          {say.effect}
        </Header>
      }
    >
      {effect ? <Counted effect={effect} /> : <p>{say.effectLater}</p>}
    </Container>
  );
};
