import { type CaseEvent, type EventType, eventsOf } from '../case/events.ts';
import { type CaseRecord, code, type Period, type Setting } from './record.ts';

/** What a case is known by at the end of the period. */
type Traits = { channel: string; language: string; topic: string; class: string; kind: string };

/** From the receipt, or a reopening, to the next reopening. */
export type Cycle = {
  startedAt: string;
  events: CaseEvent[];
  acknowledged?: CaseEvent<'acknowledged'>;
  /** The agreement or the final answer. */
  answer?: CaseEvent<'agreed' | 'answered'>;
  /** The cause that the owner found before it. */
  cause: string;
  /** The legal term of the answer passed without one. */
  isLate: boolean;
  /** The customer did not complete the complaint, which the law takes for its end (art. 13.3). */
  isLapsed: boolean;
};

/** A case's history as the parameters read it: nothing in it lies after the period. */
export type Reading = {
  events: CaseEvent[];
  traits: Traits;
  /** Why the customer and the company fell out, at the end of the period. */
  motive: string;
  cycles: Cycle[];
  replyLanguage: string;
  /** It became part of another case, which answers for both. */
  isMerged: boolean;
  zone: string;
  currency: string;
  isWithin: (event: CaseEvent) => boolean;
  /** The events of some types within the period. */
  within: <Type extends EventType>(...types: Type[]) => Extract<CaseEvent, { type: Type }>[];
};

/** What is no request to the customer service: counted by `set-aside` alone. */
export const NO_REQUEST: string[] = ['praise', 'spam'];

export const isAnswer = (event: CaseEvent): event is CaseEvent<'agreed' | 'answered'> =>
  event.type === 'agreed' || event.type === 'answered';
export const isLapse = ({ type, data }: CaseEvent): boolean => type === 'no-answer' && data.kind === 'completion';

const traitsOf = (events: CaseEvent[], { classes }: Pick<Setting, 'classes'>): Traits => {
  const last = (values: (string | undefined)[]): string => code(values.findLast((value) => value !== undefined));
  const understood = eventsOf(events, 'understood');
  const classified = eventsOf(events, 'understood', 'reclassified');
  const topic = last(classified.map(({ data }) => data.topic));
  const named = last(classified.map(({ data }) => data.class));
  const seen = last(eventsOf(events, 'kind-changed').map(({ data }) => data.to));
  return {
    channel: last(eventsOf(events, 'complaint-received').map(({ data }) => data.channel)),
    language: last(understood.map(({ data }) => data.language)),
    topic,
    class: named === 'unknown' ? (classes[topic] ?? 'general') : named,
    kind: seen === 'unknown' ? last(understood.map(({ data }) => data.kind)) : seen,
  };
};

/** What a person said last, else what was read. */
const motiveIn = (events: CaseEvent[]): string => {
  const read = eventsOf(events, 'understood').findLast(({ data }) => data.motive !== undefined)?.data.motive;
  return code(eventsOf(events, 'motive-changed').at(-1)?.data.to ?? read);
};

const cycleOf = (startedAt: string, events: CaseEvent[]): Cycle => {
  const [acknowledged] = eventsOf(events, 'acknowledged');
  const answer = events.find(isAnswer);
  const before = answer ? events.slice(0, events.indexOf(answer)) : events;
  return {
    startedAt,
    events,
    ...(acknowledged && { acknowledged }),
    ...(answer && { answer }),
    cause: code(eventsOf(before, 'examined').at(-1)?.data.cause),
    isLate: before.some(({ type, data }) => type === 'timer-breached' && data.timer === 'answer'),
    isLapsed: before.findLast((event) => isLapse(event) || event.type === 'completed')?.type === 'no-answer',
  };
};

const cyclesOf = (events: CaseEvent[], receivedAt: string): Cycle[] => {
  const starts = events.flatMap(({ type }, index) => (type === 'reopened' ? [index] : []));
  return [0, ...starts].map((from, index) =>
    cycleOf(index === 0 ? receivedAt : (events[from] as CaseEvent).at, events.slice(from, starts[index])),
  );
};

/** A record as the parameters read it. */
export const readingOf = (record: CaseRecord, setting: Setting, { start, end }: Period): Reading => {
  const events = record.events.filter(({ at }) => at < end);
  const isWithin = ({ at }: CaseEvent): boolean => at >= start && at < end;
  const merging = eventsOf(events, 'merged', 'merge-undone').findLast(({ data }) => data.into);
  return {
    events,
    traits: traitsOf(events, setting),
    motive: motiveIn(events),
    cycles: cyclesOf(events, record.receivedAt),
    replyLanguage: record.replyLanguage,
    isMerged: merging?.type === 'merged',
    zone: setting.zone,
    currency: setting.currency,
    isWithin,
    within: (...types) => eventsOf(events, ...types).filter(isWithin),
  };
};
