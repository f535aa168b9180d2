import { headItem } from '#cases/store/head-item.ts';
import { itemWrites } from '#cases/store/items.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseItem } from '#domain/case/change.ts';
import type { Severity } from '#domain/case/reason.ts';
import type { Offer, Outcome } from '#domain/case/settlement.ts';
import { roundFactsOf } from '#domain/concession/round-facts-of.ts';
import { roundOptions } from '#domain/concession/staircase.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { levelOf } from '#domain/understand/severity.ts';
import { causes } from '#domain/vocabulary.ts';
import type { PastCase } from '#domain/what-if/past-case.ts';

const HOUR_MS = 3_600_000;
const BEGIN = Date.parse('2027-01-04T08:00:00.000Z');
const CHANNELS = ['web', 'email', 'whatsapp'];

const at = (list: readonly string[], place: number): string => list[place % list.length] ?? '';

/** A severity by one or two signals of the policy. */
const severityOf = ({ severity: { signals, levels } }: Policy, number: number): Severity => {
  const found = [0, 7].slice(0, 1 + (number % 2)).flatMap((step) => signals[(number + step) % signals.length] ?? []);
  const reasons = found.map(({ id, points, reason }) => ({ code: id, points, ...reason }));
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
  return { level: levelOf(levels, points), points, reasons };
};

const headOf = (policy: Policy, number: number): Case => {
  const receivedAt = new Date(BEGIN + number * HOUR_MS).toISOString();
  const caseId = `01938f6a-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
  return {
    ...{ caseId, reference: `AM-${String(number).padStart(8, '0')}`, status: 'closed', stage: 'follow-up' },
    ...{ channel: at(CHANNELS, number), language: 'es', replyLanguage: 'es', receivedAt, cycle: 1, handOvers: 0 },
    ...{
      answerBy: receivedAt,
      nextWordBy: receivedAt,
      policyVersion: policy.version,
      seq: 1,
      lastHash: '',
      timers: [],
    },
    regime: { id: 'es-sac', version: '', class: 'general' },
    severity: severityOf(policy, number),
    topic: at(
      policy.topics.map(({ id }) => id),
      number,
    ),
    owner: at(
      policy.people.filter(({ roles }) => roles.includes('owner')).map(({ id }) => id),
      number,
    ),
  };
};

const offerOf = (policy: Policy, past: PastCase): Offer => {
  const facts = roundFactsOf({ file: past, policy }, 1, { earlier: [], worth: { known: false, why: 'not-asked' } });
  const { caseId } = past.head;
  return {
    ...{ cycle: 1, round: facts.round, taskId: `${caseId}.offer.1.${facts.round}`, status: 'countered', reasons: [] },
    options: roundOptions(policy, facts, 'es'),
    answeredAt: past.head.receivedAt,
  };
};

/** Offers as the rules made them: of every three customers one takes the first, one the second, and one none. */
const negotiatedCase = (policy: Policy, number: number): PastCase => {
  const cause = causes[number % causes.length] ?? causes[0];
  const past: PastCase = {
    ...{
      head: headOf(policy, number),
      events: [],
      messages: [],
      texts: new Map(),
      opinions: [],
      outcomes: [],
      offers: [],
    },
    examinations: [{ cycle: 1, cause, factsTextId: 'facts', questions: [] }],
  };
  const first = offerOf(policy, past);
  const second = offerOf(policy, { ...past, offers: [first] });
  const offers = [first, second].filter(({ options }) => options.length > 0).slice(0, 1 + (number % 3));
  const last = offers.at(-1);
  const taken = number % 3 === 2 ? undefined : last?.options[0];
  const outcome: Outcome = {
    ...{ cycle: 1, result: taken ? 'agreed' : 'answered', cause, rounds: offers.length, agreementSha256: '' },
    concessions: taken
      ? [{ concession: taken.concession, cost: taken.cost, ...(taken.value && { value: taken.value }) }]
      : [],
    totalCost: taken?.cost ?? { amount: 0, currency: policy.company.currency },
    recordedAt: new Date(Date.parse(past.head.receivedAt) + 60 * HOUR_MS).toISOString(),
  };
  return { ...past, offers, outcomes: [outcome] };
};

/** A table with so many cases that have ended, an hour apart from January 2027 on. */
export const tableOfPastCases = async (policy: Policy, count: number) => {
  const table = memoryTable({ lends: true });
  for (let number = 0; number < count; number++) {
    const { head, examinations, offers, outcomes } = negotiatedCase(policy, number);
    const items: CaseItem[] = [
      ...examinations.map((examination) => ({ kind: 'examination', examination }) as const),
      ...offers.map((offer) => ({ kind: 'offer', offer }) as const),
      ...outcomes.map((outcome) => ({ kind: 'outcome', outcome }) as const),
    ];
    await table.write([{ put: headItem(head) }, ...itemWrites(head.caseId, items)]);
  }
  return table;
};
