import type { Actor } from '../case/actor.ts';
import type { EventData, EventLine, EventType, NewEvent } from '../case/events.ts';
import type { Regime } from '../deadline/regime.ts';
import type { Instant } from '../time.ts';
import type { Hold, Release } from '../vocabulary.ts';

type HoldRule = Regime['holds'][number];

/** A hold that was announced to the company's other systems and has not ended. */
export type ActiveHold = { hold: Hold; article: string; since: Instant };

/** What a case's history says to its holds. */
type HoldsState = {
  /** What the complaint is about is known, so it is known which law it is under. */
  understood: boolean;
  kind: EventData<'understood'>['kind'];
  /** Cases that were merged into this one: the resolution of this one is awaited for them too. */
  takenIn: string[];
  /** It was merged: its holds go with the case it was merged into. */
  merged: boolean;
  /** The message of the agreement or final answer. */
  resolution?: string | undefined;
  notified: boolean;
  /** Requests of outside bodies that wait for their end. */
  adr: string[];
  /** Released by a person by way of exception, in this cycle. */
  excepted: Hold[];
  /** What ended last of the two things that holds wait for. */
  ended: Release;
  active: ActiveHold[];
};

type Entry<Type extends EventType = EventType> = (state: HoldsState, line: EventLine<Type>) => Partial<HoldsState>;

const BLANK: HoldsState = {
  understood: false,
  kind: 'unknown',
  takenIn: [],
  merged: false,
  notified: false,
  adr: [],
  excepted: [],
  ended: 'resolution-notified',
  active: [],
};

const NOTIFIED = { notified: true, ended: 'resolution-notified' } as const;

const settles: Entry<'agreed' | 'answered'> = (_, { data }) => ({ resolution: data.messageId, notified: false });

/** What each event of the history means to the holds; every other one means nothing to them. */
const entries: { [Type in EventType]?: Entry<Type> } = {
  understood: ({ kind }, { data }) => ({ understood: true, kind: data.kind ?? kind }),
  'kind-changed': (_, { data }) => ({ kind: data.to }),
  agreed: settles,
  answered: settles,
  'resolution-notified': ({ resolution }, { data }) => (data.messageId === resolution ? NOTIFIED : {}),
  // No way to the customer is left: the resolution stands on the tracking page.
  'message-failed': ({ resolution }, { data }) =>
    data.messageId === resolution && data.next === undefined ? NOTIFIED : {},
  reopened: () => ({ resolution: undefined, notified: false, excepted: [] }),
  'adr-requested': ({ adr }, { data }) => ({ adr: [...adr, data.requestId] }),
  'adr-answered': ({ adr }, { data }) => ({
    adr: adr.filter((requestId) => requestId !== data.requestId),
    ended: 'adr-answered',
  }),
  merged: () => ({ merged: true, active: [] }),
  'merged-in': ({ takenIn }, { data }) => ({ takenIn: [...takenIn, data.from] }),
  'merge-undone': ({ takenIn }, { data }) =>
    data.into === undefined ? { takenIn: takenIn.filter((from) => from !== data.from) } : { merged: false },
  'hold-placed': ({ active }, { at, data }) => ({
    active: [...active, { hold: data.hold, article: data.article, since: at }],
  }),
  'hold-released': ({ active, excepted }, { data }) => ({
    active: active.filter(({ hold }) => hold !== data.hold),
    ...(data.because === 'safety' && { excepted: [...excepted, data.hold] }),
  }),
};

const entered = <Type extends EventType>(state: HoldsState, line: EventLine<Type>): HoldsState => ({
  ...state,
  ...entries[line.type]?.(state, line),
});

const read = (events: readonly EventLine[]): HoldsState => {
  let state = BLANK;
  for (const line of events) state = entered(state, line);
  return state;
};

/** What is surely something else. A case that could not be told, or that says nothing, is held like a complaint. */
const NO_COMPLAINT = ['praise', 'spam', 'question', 'request', 'suggestion'];

/** What is no complaint holds nothing; what was taken in by merging may be one. */
const isComplaint = ({ kind, takenIn }: HoldsState): boolean =>
  takenIn.length > 0 || !NO_COMPLAINT.includes(String(kind));

/** Whether a hold must stand: while the complaint waits for its resolution to be notified, and while an outside body looks at it. */
const isWanted = (state: HoldsState, { hold, from }: HoldRule): boolean => {
  if (state.excepted.includes(hold)) return false;
  if (state.adr.length > 0) return true;
  return from !== 'adr-request' && state.understood && isComplaint(state) && !state.notified;
};

const releaseOf = (state: HoldsState, isKnown: boolean): Release => {
  if (!isKnown) return 'reclassified';
  return state.notified || isComplaint(state) ? state.ended : 'no-complaint';
};

/** The holds that are in force by the history. */
export const activeHolds = (events: readonly EventLine[]): ActiveHold[] => read(events).active;

/** Whether an outside body looks at the case. */
export const isAskedAbout = (events: readonly EventLine[]): boolean => read(events).adr.length > 0;

/** The event that ends a hold in force. */
export const release = (
  { hold, article, since }: ActiveHold,
  because: Release,
  rest: { actor?: Actor; data?: Pick<EventData<'hold-released'>, 'reasonTextId'> } = {},
): NewEvent<'hold-released'> => ({
  type: 'hold-released',
  actor: rest.actor ?? { kind: 'system' },
  data: { hold, because, article, since, ...rest.data },
});

/**
 * The events by which the holds become what a case's history and its law want: nothing where they are so already, so asking
 * again changes nothing. A merged case places and releases none.
 */
export const holdChanges = (events: readonly EventLine[], { holds: rules }: Pick<Regime, 'holds'>): NewEvent[] => {
  const state = read(events);
  if (state.merged) return [];
  const wanted = rules.filter((rule) => isWanted(state, rule));
  const has = (some: { hold: Hold }[], hold: Hold): boolean => some.some((one) => one.hold === hold);
  // A law may want the same for two reasons; the first one is given.
  const missing = wanted.filter(({ hold }, index) => !has([...state.active, ...wanted.slice(0, index)], hold));
  return [
    ...state.active
      .filter(({ hold }) => !has(wanted, hold))
      .map((active) => release(active, releaseOf(state, has(rules, active.hold)))),
    ...missing.map(
      ({ hold, article }): NewEvent => ({ type: 'hold-placed', actor: { kind: 'system' }, data: { hold, article } }),
    ),
  ];
};
