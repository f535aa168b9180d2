import { customersAndTexts } from '#cases/store/customers.ts';
import {
  casesReceivedIn,
  countStalled,
  countUndelivered,
  stalledCases,
  type UndeliveredMessage,
  undeliveredMessages,
} from '#cases/store/standing.ts';
import type { Case } from '#domain/case/case.ts';
import { whatHappened } from '#domain/messages/next-route.ts';
import { dayOf, supervisorOf } from '#domain/people/directory.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import { MOST_COUNTED } from '../own-cases/counts.ts';
import { headFactsOf } from '../row/head-facts.ts';
import type { Arrivals, StalledPage, UndeliveredPage, Wall } from './contract.ts';
import { arrivalsByHour } from './hours.ts';

type ListDeps = Pick<DeskDeps, 'table' | 'clock' | 'policy'>;
type ListInput = { reader: Reader; cursor?: string };

/** Arrivals that are listed at most. */
const MOST_ARRIVALS = 100;

/** What stands still, what reached nobody and whether more comes in than usual, each counted where its list is read. */
export const wallOf = async (deps: ListDeps): Promise<Wall> => {
  const { table, clock } = deps;
  const [stalled, undelivered, hours] = await Promise.all([
    countStalled(table, MOST_COUNTED),
    countUndelivered(table, clock.now(), MOST_COUNTED),
    arrivalsByHour(deps),
  ]);
  return {
    stalled: Math.min(stalled, MOST_COUNTED),
    undelivered: Math.min(undelivered, MOST_COUNTED),
    spikes: hours.filter(({ spike }) => spike).length,
    hours,
  };
};

/** The names of the customers of some cases; of blocked ones none. */
const namesOf = async (heads: Case[], { table }: Pick<DeskDeps, 'table'>): Promise<Map<string, string | undefined>> => {
  const caseIds = heads.filter(({ blockedAt }) => !blockedAt).map(({ caseId }) => caseId);
  const { customers } = await customersAndTexts(table, { caseIds, texts: [] });
  return new Map([...customers].map(([caseId, { name }]) => [caseId, name]));
};

/** The cases whose execution does not go on: those the watch begins again in vain, and those that stopped. */
export const listStalled = async ({ reader, cursor }: ListInput, deps: ListDeps): Promise<StalledPage> => {
  const { policy } = deps;
  const { cases, ...rest } = await stalledCases(deps.table, cursor);
  const names = await namesOf(cases, deps);
  return {
    cases: cases.map((head) =>
      omitUndefined({
        ...headFactsOf(head, names.get(head.caseId), { reader, policy }),
        stage: head.stage,
        stalledAt: head.stalledAt ?? '',
      }),
    ),
    zone: policy.company.zone,
    ...rest,
  };
};

/** Who has to see to a message that reached nobody: whoever has the case, else, and of a notice to the team, a supervisor. */
const whoActs = ({ message, head }: UndeliveredMessage, { policy, clock }: ListDeps): string | undefined =>
  (message.audience === 'customer' && head.owner) ||
  supervisorOf(policy, message.to ?? head.owner, dayOf(policy, clock.now()));

/** The messages to customers and the notices to the team that reached nobody, the oldest first, each with who has to act. */
export const listUndelivered = async ({ reader, cursor }: ListInput, deps: ListDeps): Promise<UndeliveredPage> => {
  const { table, clock, policy } = deps;
  const { messages, ...rest } = await undeliveredMessages(table, clock.now(), cursor);
  const names = await namesOf(
    messages.map(({ head }) => head),
    deps,
  );
  return {
    messages: messages.map((one) => {
      const { message, head } = one;
      const mustAct = whoActs(one, deps);
      return omitUndefined({
        caseId: head.caseId,
        reference: head.reference,
        messageId: message.messageId,
        audience: message.audience === 'staff' ? ('staff' as const) : ('customer' as const),
        channel: message.channel,
        at: message.at,
        what: whatHappened(message, message.failure ?? '')[reader.language],
        customer: names.get(head.caseId),
        toName: message.to && nameOf(policy, message.to),
        mustAct,
        mustActName: mustAct && nameOf(policy, mustAct),
      });
    }),
    zone: policy.company.zone,
    ...rest,
  };
};

/** What came in during the last hour, with how much that is. */
export const listArrivals = async ({ reader }: ListInput, deps: ListDeps): Promise<Arrivals> => {
  const { table, policy } = deps;
  const hours = await arrivalsByHour(deps);
  const found = await Promise.all(hours.map((span) => casesReceivedIn(table, span, MOST_ARRIVALS)));
  const cases = found.flat().slice(0, MOST_ARRIVALS);
  const names = await namesOf(cases, deps);
  return {
    hours,
    cases: cases.map((head) =>
      omitUndefined({
        ...headFactsOf(head, names.get(head.caseId), { reader, policy }),
        status: head.status,
        receivedAt: head.receivedAt,
      }),
    ),
    zone: policy.company.zone,
  };
};
