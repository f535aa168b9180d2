import { beyondOf, demandOf } from '#domain/budgets/demand.ts';
import { beyondWords } from '#domain/budgets/funds-words.ts';
import type { Option } from '#domain/case/settlement.ts';
import { limitBy } from '#domain/concession/rounds.ts';
import { formatMoney } from '#domain/money.ts';
import { companyMoney } from '#domain/policy/company-money.ts';
import type { DeskDeps } from '../contract.ts';
import { mayAdd, shownOffer } from '../release/release-view.ts';
import { type AskedTask, requireDecider } from './asked-task.ts';
import type { TaskOptions } from './contract.ts';

type Row = TaskOptions['options'][number];

/**
 * What an offer may hold instead of what is proposed, within what the case may still cost: the options of the proposal first, then
 * those of the catalogue, the cheapest first. What goes beyond the reader's limit is there with the reason.
 * Refuses: as `requireDecider`.
 */
export const showOptions = async (
  asked: AskedTask,
  deps: Pick<DeskDeps, 'cases' | 'policy' | 'clock'>,
): Promise<TaskOptions> => {
  const { file, task } = await requireDecider(asked, deps);
  const { policy, cases, clock } = deps;
  const { id: person, language } = asked.reader;
  const funds = await cases.funds?.(file, clock.now());
  const limit = limitBy(policy, person);
  const tooMuch = {
    es: `Cuesta más de lo que usted puede conceder (${formatMoney(companyMoney(policy, limit), 'es')})`,
    en: `It costs more than you may grant (${formatMoney(companyMoney(policy, limit), 'en')})`,
  };
  const reader = policy.people.find(({ id }) => id === person);
  const allowed = (option: Pick<Option, 'concession' | 'cost'>): Pick<Row, 'allowed' | 'why'> => {
    const demand = demandOf(policy, [option], funds);
    const [beyond] = reader ? beyondOf(policy, reader, demand) : demand.cost > limit ? (['limit'] as const) : [];
    if (!beyond) return { allowed: true };
    return { allowed: false, why: (beyond === 'limit' ? tooMuch : beyondWords[beyond])[language] };
  };
  const proposed = shownOffer(file, task)?.options ?? [];
  const others = mayAdd(file, task, policy).toSorted((a, b) => a.cost.amount - b.cost.amount);
  return {
    options: [
      ...proposed.map(({ optionId, title, detail, cost, concession }) => ({
        ...{ id: optionId, title, detail, cost, proposed: true },
        ...allowed({ concession, cost }),
      })),
      ...others.map(({ concession, title, detail, cost }) => ({
        ...{ id: concession, title, detail, cost, proposed: false },
        ...allowed({ concession, cost }),
      })),
    ],
    most: policy.negotiation.optionsPerRound,
  };
};
