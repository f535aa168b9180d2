import type { Case } from '#domain/case/case.ts';
import type { CaseFile, Reading } from '#domain/case/case-file.ts';
import type { CaseStore, CaseToRead } from '#domain/case/case-store.ts';
import type { CaseItem, Change, NewCase, Opening } from '#domain/case/change.ts';
import type { Effect } from '#domain/case/effects.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import { chain, GENESIS } from '#domain/case/history.ts';
import { withItems } from '#domain/case/imagined.ts';
import type { FigurePolicy } from '#domain/figures/facts.ts';
import { foldActs, keptActs } from '#domain/four-eyes/fold-acts.ts';
import { recalculateHolds } from '#domain/holds/recalculate-holds.ts';
import { correspondenceAfter } from '#domain/messages/correspondence.ts';
import { foldConcerned } from '#domain/people/fold-concerned.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Instant } from '#domain/time.ts';
import type { TimerRecalculation } from '#domain/timers/recalculate-timers.ts';
import { movedSchedules, type scheduling } from '#domain/timers/schedules.ts';
import { type Added, type SearchKey, wordWrites } from './blind-words.ts';
import { type BudgetPolicy, bookingChange, countedOnce } from './budgets.ts';
import { beginSums } from './customer-sums.ts';
import { randomSalt, withDigests, withHeadSalt, withSalts } from './digests.ts';
import { factWrites } from './facts.ts';
import { fundsFor } from './funds.ts';
import { itemWrites, ownerWrites } from './items.ts';
import { caseIndex, changeIndex, DUE_FIELDS, dueIndex, keys } from './keys.ts';
import { timersDueWrites } from './other-timers.ts';
import { outboxWrites } from './outbox.ts';
import type { Policies } from './policies.ts';
import { type LongCases, readCase, readHead } from './read-case.ts';
import type { Regimes } from './regimes.ts';
import type { Table, Write } from './table.ts';
import { untilFirst } from './until-first.ts';

/** The last event of a change stands in the index of what happened: so the desk learns of it without asking for every case. */
const eventWrites = (caseId: string, events: CaseEvent[]): Write[] =>
  events.map((event, place) => ({
    put: {
      ...keys.event(caseId, event.seq, event.type),
      ...(place === events.length - 1 && changeIndex(caseId, event.at)),
      ...event,
    },
    ifAbsent: true,
  }));

/** What dates cases: the recalculation of their timers, and the regimes in the versions that cases began with. */
export type CaseTimekeeping = {
  recalculateTimers: TimerRecalculation;
  /** What else should be noticed of a case by the clock. */
  schedules: ReturnType<typeof scheduling>;
  regimes: Regimes;
  /** The policies in the versions that cases came in under; today's holds for all where none are kept. */
  policies?: Policies;
  /** Who of ours a customer can name; nobody is looked for where it is not given. */
  people?: Pick<Policy, 'people'>;
  /** How much the budgets are; nothing is counted where it is not given. */
  budgets?: BudgetPolicy;
  /** What figures are made by; none are where it is not given. */
  figures?: FigurePolicy;
  /** Key of the words that cases are found by; none are kept where it is not given. */
  searchKey?: SearchKey;
  /** Whether the company's other systems learn of every event (functions/relay): they do where Amends is deployed. */
  announces?: boolean;
  /** Salts of the hashes of personal data, where a run must give the same twice. */
  newSalt?: () => string;
};

/** Asks the relay to tell of the events of a change. It comes last: nothing of a case waits for it. */
const announcing = (links: CaseEvent[], { announces }: CaseTimekeeping): Effect[] =>
  announces ? [{ effect: 'announce', events: links.map(({ seq, type }) => ({ seq, type })) }] : [];

type Written = { writes: Write[]; after: Case };
/** `split`: the case that the change opens besides. */
type WrittenChange = Written & { split: Added[] };

/** A change with its history, its timers, its holds and its effects, on condition that nobody moved the history since the file was read. */
const written = async (
  { file, change, at }: { file: CaseFile; change: Change; at: Instant },
  timekeeping: CaseTimekeeping,
  table: Table,
): Promise<WrittenChange> => {
  const { recalculateTimers, schedules, regimes, policies, people, budgets, newSalt = randomSalt } = timekeeping;
  const { head } = file;
  const { caseId, seq, lastHash } = head;
  const items = withSalts(change.items ?? [], newSalt);
  if (change.events.length === 0) throw new RangeError('A change of a case leaves at least one event');
  const added = chain({ seq, lastHash }, change.events, at);
  const changed = without({ ...head, ...defined(change.set) }, change.clear ?? []);
  const events = [...file.events, ...added];
  const policy = await policies?.find(head.policyVersion);
  const recalculated = recalculateTimers({ before: head, after: changed, events, regime: file.regime, policy, at });
  const noticed = {
    before: schedules(file, policy),
    after: schedules({ ...withItems(file, items), head: changed, events }, policy),
  };
  await regimes.keep(recalculated.regime);
  const { links: plain, effects: publications } = recalculateHolds(file.events, added, recalculated.regime);
  await beginSums(table, items);
  const booked = budgets && (await bookingChange(table, budgets, { file, after: changed, items, at }));
  // Folded here, so that no change can leave it out, and read without the history.
  const folded = {
    acts: foldActs({ acts: keptActs(file), cycle: head.cycle }, added),
    correspondence: correspondenceAfter(head, change, at),
    ...concerning(changed.concerned, items, people),
    ...(booked?.bookings && { bookings: booked.bookings }),
  };
  const after = withHeadSalt({ ...changed, ...folded, ...recalculated.set }, newSalt);
  const links = withDigests(plain, { end: head, items, after });
  const moved = { seq: seq + links.length, lastHash: links.at(-1)?.hash ?? lastHash };
  const salt = after.salt !== head.salt && { salt: after.salt };
  const due = dueIndex(caseId, recalculated.set.timers);
  const split = change.opens && (await opened({ ...change.opens, at }, timekeeping));
  return {
    after: { ...after, ...moved },
    split: split && change.opens ? [{ after: split.after, at, change: change.opens.change, opens: true }] : [],
    writes: [
      {
        update: keys.head(caseId),
        expect: { seq, lastHash },
        set: {
          ...change.set,
          ...folded,
          ...moved,
          ...salt,
          ...recalculated.set,
          ...due,
        },
        remove: [...(change.clear ?? []), ...DUE_FIELDS.filter((field) => !(field in due))],
      },
      ...eventWrites(caseId, links),
      ...itemWrites(caseId, items, after.owner),
      ...ownerWrites({ before: head, after }, { tasks: file.tasks, items }),
      ...(booked?.writes ?? []),
      ...timersDueWrites(caseId, noticed),
      ...factWrites({ file, after, events: links, items, at }, timekeeping.figures),
      ...(split?.writes ?? []),
      ...outboxWrites(caseId, { seq: moved.seq, at }, [
        ...(change.effects ?? []),
        ...recalculated.effects,
        ...movedSchedules(noticed.before, noticed.after),
        ...publications,
        ...announcing(links, timekeeping),
      ]),
    ],
  };
};

/** Whom of ours a case is about after a change; folded here, so that no way in which words come can leave it out. */
const concerning = (
  before: Case['concerned'],
  items: readonly CaseItem[],
  staff: Pick<Policy, 'people'> | undefined,
): Pick<Case, 'concerned'> => {
  const concerned = foldConcerned(before, items, staff?.people ?? []);
  return concerned ? { concerned } : {};
};

/** A field that is set to nothing is left as it was. */
const defined = (fields: Partial<Case> = {}): Partial<Case> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const without = (head: Case, fields: readonly (keyof Case)[]): Case =>
  Object.fromEntries(Object.entries(head).filter(([field]) => !fields.includes(field as keyof Case))) as Case;

const opened = async (
  { head, change, at }: { head: Opening; change: NewCase; at: Instant },
  timekeeping: CaseTimekeeping,
): Promise<Written> => {
  const { recalculateTimers, regimes, policies, people, newSalt = randomSalt } = timekeeping;
  const { events, effects = [] } = change;
  const items = withSalts(change.items ?? [], newSalt);
  const end = { seq: 0, lastHash: GENESIS };
  const nothing = { events: [], examinations: [], offers: [], outcomes: [] };
  const plain = chain(end, events, at);
  const policy = await policies?.find(head.policyVersion);
  const moment = { before: undefined, after: head, events: plain, regime: undefined, policy, at };
  const recalculated = recalculateTimers(moment);
  await Promise.all([regimes.keep(recalculated.regime), policies?.keep()]);
  const folded = {
    acts: foldActs({ acts: {}, cycle: head.cycle }, plain),
    correspondence: correspondenceAfter(undefined, change, at),
    ...concerning(head.concerned, items, people),
  };
  const begun: Case = withHeadSalt({ ...head, ...folded, ...recalculated.set, ...end }, newSalt);
  const links = withDigests(plain, { end, items, after: begun });
  const after = { ...begun, seq: links.length, lastHash: links.at(-1)?.hash ?? GENESIS };
  const { caseId } = head;
  return {
    after,
    writes: [
      {
        put: { ...keys.head(caseId), ...caseIndex(head), ...dueIndex(caseId, recalculated.set.timers), ...after },
        ifAbsent: true,
      },
      ...eventWrites(caseId, links),
      ...itemWrites(caseId, items, after.owner),
      ...ownerWrites({ after }, { items }),
      ...factWrites({ file: nothing, after, events: links, items, at }, timekeeping.figures),
      ...outboxWrites(caseId, { seq: after.seq, at }, [
        ...effects,
        ...recalculated.effects,
        ...announcing(links, timekeeping),
      ]),
    ],
  };
};

const toRead = (which: string | CaseToRead): CaseToRead => (typeof which === 'string' ? { caseId: which } : which);

/** Cases over any table. */
export const caseStore = (table: Table, timekeeping: CaseTimekeeping): CaseStore => {
  const { searchKey, budgets } = timekeeping;
  const long: LongCases = new Set();
  const words = (added: Added[], { length }: Write[]) => wordWrites(added, { searchKey, beside: length });
  const load = async (caseId: string, reading: Reading = {}): Promise<CaseFile | undefined> => {
    const file = await readCase(table, caseId, { reading, long });
    return file && { ...file, regime: await timekeeping.regimes.find(file.head.regime) };
  };
  const known = async ({ caseId, ...reading }: CaseToRead): Promise<CaseFile> => {
    const file = await load(caseId, reading);
    if (!file) throw new Error(`No case ${caseId}`);
    return file;
  };
  return {
    load,
    head: (caseId) => readHead(table, caseId, long),
    ...(timekeeping.policies && { policyFor: timekeeping.policies.find }),
    ...(budgets && { funds: (file, at) => fundsFor(table, budgets, { file, at }) }),
    open: async (head, change, { also = () => [], at = head.receivedAt } = {}) => {
      const { writes, after } = await opened({ head, change, at }, timekeeping);
      const all = [...writes, ...itemWrites(head.caseId, also(after))];
      await table.write([...all, ...(await words([{ after, at, change, opens: true }], all))]);
      return after;
    },
    change: (which, at, decide) => {
      const wanted = toRead(which);
      return untilFirst(table, `Case ${wanted.caseId}`, async () => {
        const file = await known(wanted);
        const change = await decide(file);
        if (!change) return { writes: [], result: file.head };
        const { writes, after, split } = await written({ file, change, at }, timekeeping, table);
        const added = [{ after, at, change, opens: false }, ...split];
        return { writes: [...writes, ...(await words(added, writes))], result: after };
      });
    },
    changeBoth: (which, at, decide) => {
      const [first, second] = [toRead(which[0]), toRead(which[1])];
      return untilFirst(table, `Case ${first.caseId} or ${second.caseId}`, async () => {
        const [one, other] = await Promise.all([known(first), known(second)]);
        const [change, otherChange] = decide(one, other);
        const both = [
          await written({ file: one, change, at }, timekeeping, table),
          await written({ file: other, change: otherChange, at }, timekeeping, table),
        ];
        const writes = countedOnce(both.flatMap((each) => each.writes));
        const added = both.flatMap(({ after }, place) => ({
          after,
          at,
          change: place === 0 ? change : otherChange,
          opens: false,
        }));
        return { writes: [...writes, ...(await words(added, writes))], result: undefined };
      });
    },
  };
};
