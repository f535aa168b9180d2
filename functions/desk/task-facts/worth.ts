import { earlierCases } from '#cases/store/earlier-cases.ts';
import { worthOf } from '#cases/store/worths.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import { optionCost } from '#domain/concession/authority.ts';
import { goodwillOverride } from '#domain/concession/goodwill-override.ts';
import { requestedConcessions } from '#domain/concession/requested-remedy.ts';
import { roundFactsOf } from '#domain/concession/round-facts-of.ts';
import { companyMoney } from '#domain/policy/company-money.ts';
import { type Worth, whyUnknown } from '#domain/worth/worth.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import { sees } from '../access/parts.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import { shownOffer } from '../release/release-view.ts';
import type { TaskRoom } from './contract.ts';

type Asked = { file: CaseFile; task: Task; reader: Reader };
type Deps = Pick<DeskDeps, 'policy' | 'table' | 'clock'>;

/** Why it is wiser to give in to what the customer asks for, by the policy; undefined where it is not. */
const adviceOn = async ({ file, task, reader }: Asked, worth: Worth, deps: Deps): Promise<string | undefined> => {
  const { policy, table } = deps;
  const earlier = await earlierCases(table)(file.head);
  const facts = roundFactsOf({ file, policy }, task.cycle, { earlier, worth });
  const requested = requestedConcessions(policy, facts);
  const wiser = policy.concessions
    .filter(({ id }) => requested.includes(id))
    .flatMap((concession) => goodwillOverride(policy, concession, facts) ?? [])[0];
  return wiser?.[reader.language];
};

/**
 * What the customer of a case is worth, for whoever decides what is offered: asked for anew each time and kept nowhere, beside what
 * the proposal costs. Undefined for whoever may not see it.
 */
export const showWorth = async (asked: Asked, deps: Deps): Promise<TaskRoom['worth']> => {
  const { file, task, reader } = asked;
  if (!sees(reader, 'worth')) return undefined;
  const worth = await worthOf(deps)(file.head);
  const advice = await adviceOn(asked, worth, deps);
  if (!worth.known) return omitUndefined({ known: false, why: whyUnknown(worth.why)[reader.language], advice });
  const { value, since, products, orders, asOf } = worth;
  const cost = optionCost(shownOffer(file, task)?.options ?? []);
  return omitUndefined({
    ...{ known: true, value: companyMoney(deps.policy, value), since, products, orders, asOf },
    timesCost: cost > 0 ? Math.floor(value / cost) : undefined,
    advice,
  });
};
