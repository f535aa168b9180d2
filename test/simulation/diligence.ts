import type { CaseFile } from '#domain/case/case-file.ts';
import { concernedBy } from '#domain/people/concerned.ts';
import { codeInMail } from './code-in-mail.ts';
import { deliverTheFirst, sameEverywhere } from './crowd-steps.ts';
import { sendForm } from './customer-steps.ts';
import { bodies, bodyFor, diligently } from './desk-bodies.ts';
import { complete, deskWork, SECOND_STEPS } from './desk-steps.ts';
import { isEnded } from './invariants/observed.ts';
import { deliverAll, tellAgain } from './machinery-steps.ts';
import { type Random, randomOf } from './random.ts';
import { answered } from './step.ts';
import { member, type System } from './system.ts';
import { failedPromises, sendOneAgain } from './team-steps.ts';
import { counters, declines } from './words.ts';

const LAST = '9999';
const SUPERVISOR = 'sofia';
/** Why somebody else does what one was asked for. */
const WHY = 'No está hoy.';
/** Whoever is above all others. */
const HEAD = 'andres';

const onPage = async (system: System, caseId: string, form: 'answer' | 'survey', body: object): Promise<string> =>
  `${form}: ${await sendForm(system, caseId, form, body)}`;

/** How often the customer tries a page that refuses an answer, before they call. */
const TRIES = 3;

/** The customer accepts on the page, with the code they were sent where one is asked for; else on the phone. */
const accept = async (system: System, file: CaseFile, { option, refused }: Accepting): Promise<string> => {
  const { caseId } = file.head;
  const tried = [...refused].filter((one) => one.startsWith(`accept ${caseId}`));
  if (tried.length >= TRIES) {
    const body = { option, how: 'phone', evidence: 'Dijo que sí a la primera opción.' };
    const by = member(concernedBy(file.head).includes(SUPERVISOR) ? HEAD : SUPERVISOR);
    return `acceptance: ${answered(await system.amends.call('POST', `/desk/cases/${caseId}/acceptance`, { user: by, body }))}`;
  }
  const code = codeInMail(system, file);
  const done = await onPage(system, caseId, 'answer', { decision: 'accept', option, ...(code && { code }) });
  if (done.includes('refused')) refused.add(`accept ${caseId} ${tried.length}`);
  return done;
};

/** What is accepted, and what was refused before. */
type Accepting = { option: string; refused: Set<string> };

/** How often, at the beginning of an end, a customer wants something else, or scores what they got badly; and how often a person decides as they like. */
const WANTS_ELSE = 0.5;
const SCORES_BADLY = 0.3;
const AS_THEY_LIKE = 0.25;
/** So much of it there is in one end at most, so that it comes to its end. */
const MOST_WAYWARD = 6;

/** Whether somebody does now what makes the way of a case longer. */
type Wayward = (often: number) => boolean;

/** The customer wants something else, or nothing of it. */
const wantsElse = (system: System, { head }: CaseFile, random: Random): Promise<string> => {
  const decision = random.oneOf(['counter', 'counter', 'decline'] as const);
  const message = decision === 'counter' ? random.oneOf(counters) : random.oneOf(declines);
  return onPage(system, head.caseId, 'answer', { decision, ...(message && { message }) });
};

/** The customer accepts what is offered, and answers the survey well; both mostly. */
const customerAgrees = async (
  system: System,
  refused: Set<string>,
  { random, isWayward }: { random: Random; isWayward: Wayward },
): Promise<string | undefined> => {
  for (const file of await system.files()) {
    const { head, offers, tasks } = file;
    const isOpen = (kind: string) => tasks.some((task) => task.kind === kind && task.status === 'open');
    const option = offers.find(({ status }) => status === 'open')?.options[0]?.optionId;
    if (option && isOpen('offer') && isWayward(WANTS_ELSE)) return wantsElse(system, file, random);
    if (option && isOpen('offer')) return accept(system, file, { option, refused });
    if (isOpen('survey'))
      return onPage(system, head.caseId, 'survey', { score: isWayward(SCORES_BADLY) ? 1 + random.int(2) : 5 });
  }
  return undefined;
};

/** What is tried, one after the other, until it is not refused: whoever was asked does it, a supervisor, the head; a proposal is refused then. */
const tries = ({ task }: ReturnType<typeof deskWork>[number], body: object): { by: string; body: object }[] => {
  const mine = task.assignee ?? SUPERVISOR;
  const inPlace = { ...body, ...(task.kind !== 'approve' && { reason: WHY }) };
  const no = { decision: 'refuse', reason: 'No queda presupuesto.' };
  return [
    { by: mine, body },
    { by: SUPERVISOR, body: task.assignee === SUPERVISOR ? body : inPlace },
    { by: HEAD, body: inPlace },
    ...(task.kind === 'approve'
      ? [
          { by: mine, body: no },
          { by: HEAD, body: no },
        ]
      : [{ by: HEAD, body }]),
  ];
};

/** How often a promise that a system did not carry out is asked for again, before somebody keeps it; and how often it is at all. */
const ASKED_AGAIN = 2;
const ASKS_AGAIN = 0.5;

/** How often what takes another person is tried by one of whom it may be refused: by whoever did something last, or by the head. */
const BY_ANOTHER = 0.3;
/** How often whoever gave the last name under an offer that takes several gives the next one as well. */
const SIGNS_AGAIN = 0.6;

const another = ({ task, file }: ReturnType<typeof deskWork>[number], random: Random): string | undefined => {
  const signed = file.offers.flatMap(({ approvals = [] }) => approvals.map(({ by }) => by)).at(-1);
  if (task.kind === 'approve' && signed && random.chance(SIGNS_AGAIN)) return signed;
  if (!SECOND_STEPS.includes(task.kind) || !random.chance(BY_ANOTHER)) return undefined;
  const last = file.events.findLast(({ actor }) => actor.kind === 'person')?.actor;
  return last?.kind === 'person' && random.chance(0.5) ? last.id : HEAD;
};

/** What somebody answers to what they were asked for: what brings the case on, or now and then whatever they like. */
const bodyNow = (
  work: ReturnType<typeof deskWork>[number],
  { random, isWayward }: { random: Random; isWayward: Wayward },
) =>
  isWayward(AS_THEY_LIKE)
    ? bodyFor(bodies, { ...work, random })
    : bodyFor(diligently, { ...work, random: randomOf(0) });

/** Somebody of the team does what they were asked for. */
const teamActs = async (
  system: System,
  refused: Set<string>,
  how: { random: Random; isWayward: Wayward },
): Promise<string | undefined> => {
  const { random } = how;
  const failed = random.pick(failedPromises(await system.files(), ASKED_AGAIN));
  if (failed && random.chance(ASKS_AGAIN)) return sendOneAgain(system, failed);
  // What is refused today may be done tomorrow, such as what another system is at.
  const today = system.amends.now().slice(0, 10);
  for (const work of deskWork(await system.files())) {
    const { task } = work;
    const body = bodyNow(work, how);
    const other = body && another(work, random);
    if (other && other !== task.assignee)
      return complete(system, { task, by: other, body: { ...body, ...(task.kind !== 'approve' && { reason: WHY }) } });
    const all = body ? tries(work, body) : [];
    const key = (index: number) => `${today} ${task.taskId} ${index}`;
    const place = all.findIndex((_, index) => !refused.has(key(index)));
    const next = all[place];
    if (!next) continue;
    const done = await complete(system, { task, ...next });
    if (done.includes('refused')) refused.add(key(place));
    return done;
  }
  return undefined;
};

/** How often several cases go on at the same moment, work of one kind is done in all of them at once, and somebody acts before everything is delivered. */
const AT_ONCE = 0.5;
const EVERYWHERE = 0.4;
const MEANWHILE = 0.3;

const together = async (system: System, random: Random): Promise<string | undefined> =>
  random.chance(EVERYWHERE) ? sameEverywhere({ system, random, act: () => deliverAll }) : undefined;

const deliveries = async (system: System, random: Random): Promise<string | undefined> => {
  const cases = new Set(system.pending.map(({ caseId }) => caseId));
  return cases.size > 1 && random.chance(AT_ONCE)
    ? deliverTheFirst(system, random)
    : deliverAll({ system, random, act: () => deliverAll });
};

/**
 * From now on everybody does at once what they are asked for.
 * @returns one step; undefined where nothing is left to do
 */
export const diligence = (system: System, random: Random) => {
  const refused = new Set<string>();
  let wayward = 0;
  const isWayward: Wayward = (often) => wayward < MOST_WAYWARD && random.chance(often) && ++wayward > 0;
  const how = { random, isWayward };
  return async (): Promise<string | undefined> => {
    if (system.pending.length > 0)
      return (
        (random.chance(MEANWHILE) ? await teamActs(system, refused, how) : undefined) ?? deliveries(system, random)
      );
    const acted =
      (await together(system, random)) ??
      (await teamActs(system, refused, how)) ??
      (await customerAgrees(system, refused, how));
    if (acted) return acted;
    if (system.inMotion().size === 0 && (await system.files()).every(isEnded))
      return tellAgain({ system, random, act: () => deliverAll });
    return system.clocks.next(LAST);
  };
};
