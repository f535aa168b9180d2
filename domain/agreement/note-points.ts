import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, textItem } from '#domain/case/change.ts';
import type { EventData, NewEvent } from '#domain/case/events.ts';
import { type FieldError, Refusal } from '#domain/refusal.ts';
import { answerTextId, lastNumber, pointsOf, pointTextId } from './points.ts';

/** What is said of a point: without `pointId` it is a new one. A proposed one is `confirmed` as it is, or `removed`. */
export type PointEntry = {
  pointId?: string;
  point?: string;
  answer?: string;
  confirmed?: true;
  removed?: true;
};

/** Who says it, in which field of the request, and what the history keeps of answers besides the ids of the points. */
export type PointsBy = {
  by: string;
  field?: 'points' | 'answers';
  data?: Omit<EventData<'points-answered'>, 'pointIds'>;
};

/** Points of one case; more are no list a customer could read. */
const MAX_POINTS = 50;

/** Refuses: points-unknown (an entry names a point that there is not, or another has named), points-too-many. */
const demandKnown = ({ events }: CaseFile, entries: PointEntry[], field: string): void => {
  const known = pointsOf(events).map(({ pointId }) => pointId);
  const named = entries.map(({ pointId }) => pointId);
  const errors: FieldError[] = named.flatMap((pointId, index) => {
    if (pointId === undefined) return [];
    const pointer = `/${field}/${index}/pointId`;
    if (!known.includes(pointId))
      return [{ pointer, message: `must be one of ${known.join(', ') || 'none: no point is listed yet'}` }];
    return named.indexOf(pointId) === index ? [] : [{ pointer, message: 'names a point that stands before' }];
  });
  if (errors.length > 0) throw new Refusal('points-unknown', { errors: errors });
  if (known.length + entries.filter(({ pointId }) => pointId === undefined).length > MAX_POINTS)
    throw new Refusal('points-too-many', { title: `A case has at most ${MAX_POINTS} points` });
};

/**
 * Lists, confirms, rewords, answers and strikes points of a complaint, as a part of the change that does it.
 * Refuses: points-unknown, points-too-many.
 */
export const notePoints = (
  file: CaseFile,
  entries: PointEntry[],
  { by, field = 'points', data }: PointsBy,
): Required<Pick<Change, 'events' | 'items'>> => {
  demandKnown(file, entries, field);
  let last = lastNumber(file.events, 'p');
  const named = entries.map((entry) => ({ ...entry, pointId: entry.pointId ?? `p${++last}` }));
  const removed = named.filter((entry) => entry.removed);
  const confirmed = named.filter((entry) => !entry.removed && (entry.confirmed || entry.point !== undefined));
  const listed = named.flatMap(({ pointId, point }) => (point === undefined ? [] : [{ pointId, text: point }]));
  const answered = named.flatMap(({ pointId, answer }) => (answer === undefined ? [] : [{ pointId, text: answer }]));
  const actor = { kind: 'person', id: by } as const;
  const ids = (about: { pointId: string }[]) => ({ pointIds: about.map(({ pointId }) => pointId) });
  const events: NewEvent[] = [];
  if (confirmed.length > 0) events.push({ type: 'points-listed', actor, data: ids(confirmed) });
  if (answered.length > 0) events.push({ type: 'points-answered', actor, data: { ...ids(answered), ...data } });
  if (removed.length > 0) events.push({ type: 'points-removed', actor, data: ids(removed) });
  return {
    events,
    items: [
      ...listed.map(({ pointId, text }) => textItem(pointTextId(pointId), text)),
      ...answered.map(({ pointId, text }) => textItem(answerTextId(pointId), text)),
    ],
  };
};

/** The texts of points and their answers, for what is sent to the customer. */
export const answeredPoints = ({
  events,
  texts,
}: Pick<CaseFile, 'events' | 'texts'>): { point: string; answer: string }[] =>
  pointsOf(events).flatMap((point) => {
    const answer = texts.get(point.answerTextId ?? '');
    return answer === undefined ? [] : [{ point: texts.get(point.textId) ?? '', answer }];
  });

/** Proposals that a whole list of a person's own does not name: they are left out, and the history says by whom. */
export const leftOut = ({ events }: Pick<CaseFile, 'events'>, entries: PointEntry[]): PointEntry[] =>
  pointsOf(events)
    .filter(({ pointId, proposed }) => proposed && !entries.some((entry) => entry.pointId === pointId))
    .map(({ pointId }) => ({ pointId, removed: true }));
