import { roomOfCase } from '#domain/concession/round-facts.ts';
import { limitBy } from '#domain/concession/rounds.ts';
import { toOption } from '#domain/concession/staircase.ts';
import { formatMoney } from '#domain/money.ts';
import { companyMoney } from '#domain/policy/company-money.ts';
import type { DeskDeps } from '../contract.ts';
import { shownOffer } from '../release/release-view.ts';
import { type AskedTask, requireDecider } from './asked-task.ts';
import type { TaskOptions } from './contract.ts';

type Row = TaskOptions['options'][number];

/**
 * What an offer may hold instead of what is proposed, within what the case may still cost: the options of the proposal first, then
 * those of the catalogue, the cheapest first. What goes beyond the reader's limit is there with the reason.
 * Refuses: as `requireDecider`.
 */
export const showOptions = async (asked: AskedTask, deps: Pick<DeskDeps, 'cases' | 'policy'>): Promise<TaskOptions> => {
  const { file, task } = await requireDecider(asked, deps);
  const { policy } = deps;
  const { id: person, language } = asked.reader;
  const limit = limitBy(policy, person);
  const room = roomOfCase(policy, file);
  const allowed = (cost: number): Pick<Row, 'allowed' | 'why'> =>
    cost <= limit
      ? { allowed: true }
      : {
          allowed: false,
          why: {
            es: `Cuesta más de lo que usted puede conceder (${formatMoney(companyMoney(policy, limit), 'es')})`,
            en: `It costs more than you may grant (${formatMoney(companyMoney(policy, limit), 'en')})`,
          }[language],
        };
  const proposed = shownOffer(file, task)?.options ?? [];
  const standing = proposed.map(({ concession }) => concession);
  const others = policy.concessions
    .filter(({ id, cost }) => cost <= room && !standing.includes(id))
    .toSorted((a, b) => a.cost - b.cost)
    .map((concession) =>
      toOption(policy, { concession, reasons: [] }, { place: 0, language: file.head.replyLanguage }),
    );
  return {
    options: [
      ...proposed.map(({ optionId, title, detail, cost }) => ({
        ...{ id: optionId, title, detail, cost, proposed: true },
        ...allowed(cost.amount),
      })),
      ...others.map(({ concession, title, detail, cost }) => ({
        ...{ id: concession, title, detail, cost, proposed: false },
        ...allowed(cost.amount),
      })),
    ],
    most: policy.negotiation.optionsPerRound,
  };
};
