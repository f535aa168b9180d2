import type { CaseContext, CaseFile } from '../case/case-file.ts';
import type { LetterCommitment } from '../case/settlement.ts';
import { addDays, endOfDay } from '../deadline/local-day.ts';
import { concernedIn } from '../people/concerned.ts';
import { dayOf, isAway } from '../people/directory.ts';
import type { Policy } from '../policy/policy.ts';
import type { Person } from '../policy/schema/people.ts';
import type { CommitmentKind } from '../promises/commitment-kinds.ts';
import type { FieldError } from '../refusal.ts';
import type { Clock, Instant } from '../time.ts';
import type { Day } from '../values.ts';
import type { ReleaseSubject } from '../vocabulary.ts';
import { signerOf } from './facts-of.ts';
import { givenOf } from './given.ts';

type Context = CaseContext<{ policy: Policy; clock: Clock }>;

/** A commitment as whoever releases a letter gives it; without an owner it is whoever answers for the letter. */
export type GivenCommitment = { kind: CommitmentKind; text: string; owner?: string; by: Day };

/** What a letter commits us to, and the texts of the case that hold its words. */
export type Committed = { commitments: LetterCommitment[]; texts: [id: string, text: string][] };

/** The day of the calendar that an instant of a case stands for, also where time runs faster. */
export const calendarDay = ({ file: { head }, deps: { policy, clock } }: Context, at: Instant): Day =>
  dayOf(policy, clock.toCalendar(head.receivedAt, at));

/**
 * The days that a commitment may be due on. What an offer commits us to holds once it is accepted, so its day lies after those on which
 * the customer answers.
 */
export const commitmentDays = (context: Context, subject: ReleaseSubject): { from: Day; until: Day } => {
  const { at, deps } = context;
  const { policy, clock } = deps;
  const before = subject === 'offer' ? clock.after(at, policy.deadlines.tasks.offer.due) : at;
  return {
    from: addDays(calendarDay(context, before), 1),
    until: addDays(calendarDay(context, at), policy.promises.letter.withinDays),
  };
};

/** Who can be given commitments of a case: they have the work of promises, and the complaint is not about them. */
export const committersIn = (policy: Policy, file: CaseFile): Person[] => {
  const concerned = concernedIn(policy, file);
  return policy.people.filter(
    ({ id, roles }) => !concerned.includes(id) && roles.some((role) => role === 'owner' || role === 'supervisor'),
  );
};

/** On one line and without its full stop, as it stands within a sentence. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');

/** Those that are given, as the letter has them, due at the end of their day. */
export const committedTo = (
  { file, at, deps: { policy, clock } }: Context,
  given: readonly GivenCommitment[],
  textIdOf: (number: number) => string,
): Committed => {
  const { receivedAt, replyLanguage } = file.head;
  const named = given.map(({ kind, text, owner, by }, place) => ({
    text: oneLine(text),
    commitment: {
      kind,
      what: policy.promises.letter.kinds.find((one) => one.kind === kind)?.title[replyLanguage] ?? kind,
      textId: textIdOf(place + 1),
      owner: owner ?? signerOf(policy, file, at),
      dueAt: clock.fromCalendar(receivedAt, new Date(endOfDay(by, policy.company.zone)).toISOString()),
    },
  }));
  return {
    commitments: named.map(({ commitment }) => commitment),
    texts: named.map(({ commitment, text }) => [commitment.textId, text]),
  };
};

/** Where a request has one, with its words, the days it may be due on, and who can be given it. */
type Place = { at: string; text: string; days: { from: Day; until: Day }; committers: readonly Person[] };

/** What is wrong with one of them. */
const faults = (
  context: Context,
  { kind, owner, dueAt }: LetterCommitment,
  { at, text, days: { from, until }, committers }: Place,
): FieldError[] => {
  const { policy } = context.deps;
  const { kinds, length } = policy.promises.letter;
  const day = calendarDay(context, dueAt);
  const person = committers.find(({ id }) => id === owner);
  const found: [field: string, isWrong: boolean, message: string][] = [
    ['kind', kinds.every((one) => one.kind !== kind), `must be one of ${kinds.map((one) => one.kind).join(', ')}`],
    ['text', text.length > length, `must be at most ${length} characters`],
    // The policy's words to go on from end so, and whoever reads a letter must not find nothing behind them.
    ['text', text.endsWith(':'), 'must not end in a colon: what follows it is missing'],
    ['owner', !person || isAway(person, day), 'must be an owner or a supervisor who is there on that day'],
    ['by', day < from || day > until, `must be a day from ${from} to ${until}`],
  ];
  return found.flatMap(([field, isWrong, message]) => (isWrong ? [{ pointer: `${at}/${field}`, message }] : []));
};

/** Why commitments cannot go out in a letter; empty where they can. */
export const unfitCommitments = (
  context: Context,
  subject: ReleaseSubject,
  { commitments, texts }: Committed,
): FieldError[] => {
  if (commitments.length === 0) return [];
  const { file, deps } = context;
  const { most } = deps.policy.promises.letter;
  if (commitments.length > most) return [{ pointer: '/commitments', message: `must be at most ${most} commitments` }];
  const days = commitmentDays(context, subject);
  const committers = committersIn(deps.policy, file);
  const words = new Map(texts);
  return commitments.flatMap((commitment, place) =>
    faults(context, commitment, {
      at: `/commitments/${place}`,
      text: words.get(commitment.textId) ?? '',
      days,
      committers,
    }),
  );
};

/** Whether whoever releases a letter is asked for a commitment, since what happened is ours, or may not send it without one. */
export const asksForCommitment = (policy: Policy, file: CaseFile, cycle: number): 'no' | 'asked' | 'needed' => {
  const { ask, most, kinds } = policy.promises.letter;
  if (ask === 'never' || most === 0 || kinds.length === 0 || !givenOf(policy, file, cycle).isOurs) return 'no';
  return ask === 'always' ? 'needed' : 'asked';
};
