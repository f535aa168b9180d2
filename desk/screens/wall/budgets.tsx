import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import { budgets, type TeamBudget } from '../../api/wall-queries.ts';
import { type FigureRow, FigureTable } from '../../parts/figure-table.tsx';
import { useMoney } from '../../parts/money.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { periodWords } from '../../words/period.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { budgetWords } from './budget-words.ts';

const COLUMNS = ['total', 'reserved', 'spent', 'free', 'beyond'] as const;

/** Less than a tenth is left. */
const isScarce = ({ total, free }: TeamBudget): boolean => free.amount * 10 < total.amount;

const lookOf = (budget: TeamBudget, column: (typeof COLUMNS)[number]): string | undefined => {
  if (column === 'free') return isScarce(budget) ? 'figure-over' : undefined;
  return column === 'beyond' && budget.beyond.amount > 0 ? 'figure-over' : undefined;
};

const rowOf = (budget: TeamBudget, money: ReturnType<typeof useMoney>): FigureRow => ({
  id: budget.team,
  head: budget.name,
  figures: COLUMNS.map((column) => ({ value: money(budget[column]), look: lookOf(budget, column) })),
});

/** What each team may still concede in this period: in all, reserved, spent and free, and what was granted beyond it. */
export const Budgets = () => {
  const say = useWords(budgetWords);
  const money = useMoney();
  const language = useLanguage();
  const asked = useQuery(budgets(language));
  return (
    <Container
      header={
        <Header variant="h2" description={say.hint}>
          {asked.data ? say.titleOf(periodWords(asked.data.period, language)) : say.title}
        </Header>
      }
    >
      <QueryState of={asked} loading={say.loading}>
        {({ budgets: all }) => (
          <FigureTable
            corner={say.team}
            columns={COLUMNS.map((column) => say[column])}
            rows={all.map((budget) => rowOf(budget, money))}
          />
        )}
      </QueryState>
    </Container>
  );
};
