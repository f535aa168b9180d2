import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { figureNames } from '#domain/figures/words.ts';
import type { Insights } from '#functions/desk/insights/contract.ts';
import { daysShown, insightsOf } from '../../api/insights-query.ts';
import { FigureTable } from '../../parts/figure-table.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { person } from '../../session/session.ts';
import { dayWords, moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { ByParts } from './by-parts.tsx';
import { FairnessPart } from './fairness.tsx';
import { useFigureText } from './figure-words.ts';
import { insightsWords } from './insights-words.ts';
import { OverTime } from './over-time.tsx';
import { Save } from './save.tsx';

type Of = { of: Insights };

const Whole = ({ of: { total, before, fewest } }: Of) => {
  const say = useWords(insightsWords);
  const text = useFigureText();
  return (
    <Container
      header={
        <Header variant="h2" description={say.wholeHint(fewest)}>
          {say.whole}
        </Header>
      }
    >
      <FigureTable
        corner={say.figure}
        columns={[say.now, say.before]}
        rows={figureNames.map((name) => ({
          id: name,
          head: say[name],
          figures: [{ value: text(total, name) }, { value: text(before.total, name) }],
        }))}
      />
    </Container>
  );
};

type ChoiceProps = { label: string; value: string; options: Record<string, string>; onChange: (value: string) => void };

const Choice = ({ label, value, options, onChange }: ChoiceProps) => {
  const all = Object.entries(options).map(([id, name]) => ({ value: id, label: name }));
  return (
    <FormField label={label}>
      <Select
        selectedOption={all.find((one) => one.value === value) ?? null}
        options={all}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? value)}
      />
    </FormField>
  );
};

const Figures = ({ of }: Of) => {
  const say = useWords(insightsWords);
  const language = useLanguage();
  if (of.series.length === 0) return <p>{say.empty}</p>;
  return (
    <SpaceBetween size="l">
      <p>
        {say.hint(dayWords(of.from, language), dayWords(of.to, language))}{' '}
        {of.madeAt && say.made(moment(of.madeAt, language))}
      </p>
      <Whole of={of} />
      <OverTime of={of} />
      <ByParts of={of} />
      <FairnessPart />
    </SpaceBetween>
  );
};

/** How it went: what came in, how it ended, how soon, at what cost and how content customers were, for a period and by its parts. */
export const InsightsScreen = () => {
  const say = useWords(insightsWords);
  const navigate = useNavigate();
  const { days = '30', by = 'topic' } = useSearch({ from: '/i' });
  const isSupervisor = person()?.roles.includes('supervisor') ?? false;
  const asked = useQuery({ ...insightsOf({ days: Number(days), by, language: useLanguage() }), enabled: isSupervisor });
  const go = (search: { days?: string; by?: string }) => void navigate({ to: '/i', search: { days, by, ...search } });
  if (!isSupervisor)
    return (
      <SpaceBetween size="m">
        <Header variant="h1">{say.title}</Header>
        <Alert type="info">{say.only}</Alert>
      </SpaceBetween>
    );
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{say.title}</Header>
      <SpaceBetween size="s" direction="horizontal">
        <Choice label={say.period} value={days} options={say.days} onChange={(value) => go({ days: value })} />
        <Choice label={say.by} value={by} options={say.breakdowns} onChange={(value) => go({ by: value })} />
      </SpaceBetween>
      <Save days={String(daysShown(Number(days)))} by={by} />
      <QueryState of={asked} loading={say.loading}>
        {(found) => <Figures of={found} />}
      </QueryState>
    </SpaceBetween>
  );
};
