import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Comparison, Sample, Side } from '#domain/what-if/comparison.ts';
import { aspectWords, valueWords } from '#domain/what-if/words.ts';
import type { PolicyNumbers } from '#functions/desk/what-if/contract.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { FigureTable } from '../../parts/figure-table.tsx';
import { useMoney } from '../../parts/money.ts';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { whatIfWords } from './what-if-words.ts';

type Of = { of: Comparison; numbers: PolicyNumbers };

const useAmount = ({ currency }: PolicyNumbers): ((amount: number) => string) => {
  const money = useMoney();
  return (amount) => money({ amount, currency });
};

const Whole = ({ of: found, numbers }: Of) => {
  const say = useWords(whatIfWords);
  const amount = useAmount(numbers);
  const row = (id: string, head: string, figure: (side: Side) => number | string) => ({
    id,
    head,
    figures: [{ value: figure(found.before) }, { value: figure(found.after) }],
  });
  return (
    <Container header={<Header variant="h2">{say.result}</Header>}>
      <p>
        {say.told(found.cases, found.ended, found.changed)} {say.wasSo(amount(found.costThen), found.agreedThen)}
      </p>
      <p>{say.method}</p>
      <FigureTable
        corner={say.figure}
        columns={[say.before, say.after]}
        rows={[
          row('cost', say.cost, ({ cost }) => amount(cost)),
          row('agreed', say.agreed, ({ agreed }) => agreed),
          row('approvals', say.approvals, ({ approvals }) => approvals),
          row('approved', say.approved, ({ approved }) => approved),
          ...[1, 2, 3, 4].map((level) =>
            row(`severity-${level}`, say.severity(level), ({ severity }) => severity[level - 1] ?? 0),
          ),
        ]}
      />
    </Container>
  );
};

const ByTopic = ({ of: { byTopic }, numbers }: Of) => {
  const say = useWords(whatIfWords);
  const language = useLanguage();
  const amount = useAmount(numbers);
  const nameOf = (topic: string) => numbers.topics.find(({ id }) => id === topic)?.title[language] ?? say.unknown;
  return (
    <Container header={<Header variant="h2">{say.byTopic}</Header>}>
      <FigureTable
        corner={say.topic}
        columns={[say.cases, say.changed, say.costBefore, say.costAfter]}
        rows={Object.entries(byTopic)
          .toSorted(([, one], [, other]) => other.changed - one.changed || other.cases - one.cases)
          .map(([topic, { cases, changed, before, after }]) => ({
            id: topic,
            head: nameOf(topic),
            figures: [cases, changed, amount(before.cost), amount(after.cost)].map((value) => ({ value })),
          }))}
      />
    </Container>
  );
};

/** A change as people read it: `coste: 30 € → 50 €`. */
const useChangeText = (numbers: PolicyNumbers): ((change: Sample['changes'][number]) => string) => {
  const language = useLanguage();
  const amount = useAmount(numbers);
  return ({ aspect, before, after }) => {
    const text = (value: string): string => {
      if (aspect === 'cost') return amount(Number(value));
      if (aspect === 'answer-by' || aspect === 'next-word') return moment(value, language, numbers.zone);
      return valueWords[value]?.[language] ?? value;
    };
    return `${aspectWords[aspect][language]}: ${text(before)} → ${text(after)}`;
  };
};

const Samples = ({ of: { samples }, numbers }: Of) => {
  const say = useWords(whatIfWords);
  const textOf = useChangeText(numbers);
  if (samples.length === 0) return null;
  return (
    <Container header={<Header variant="h2">{say.samples}</Header>}>
      <ul>
        {samples.map(({ reference, changes }) => (
          <li key={reference}>
            <CaseLink reference={reference} /> {changes.map(textOf).join('; ')}
          </li>
        ))}
      </ul>
    </Container>
  );
};

/** What other numbers would have made of the cases that were read. */
export const Result = (props: Of) => (
  <SpaceBetween size="l">
    <Whole {...props} />
    <ByTopic {...props} />
    <Samples {...props} />
  </SpaceBetween>
);
