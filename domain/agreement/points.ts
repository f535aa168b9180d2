import type { CaseEvent, EventData, EventLine } from '../case/events.ts';
import type { Instant } from '../time.ts';

/**
 * A question the complaint raises, which the answer has to answer (Ley 10/2025 art. 13.1). Its texts are ids. A proposed one
 * was read from the complaint by a program; it counts once a person of the team has confirmed, worded anew or answered it.
 */
export type Point = {
  /** `p1`, `p2`... in the order they were listed; `s1`, `s2`... of those a program proposed. */
  pointId: string;
  textId: string;
  /** Nobody has confirmed it yet. */
  proposed?: true;
  answerTextId?: string;
  /** Id of the person of the team who answered it last. */
  answeredBy?: string;
  answeredAt?: Instant;
};

/** Ids of the texts of a point; a point worded or answered anew keeps them. */
export const pointTextId = (pointId: string): string => `point-${pointId}`;
export const answerTextId = (pointId: string): string => `point-answer-${pointId}`;

type Line = EventLine & Pick<CaseEvent, 'actor'>;

const pointEvents = ['points-proposed', 'points-listed', 'points-answered', 'points-removed'] as const;
type PointEvent = (typeof pointEvents)[number];
type Step = { [Type in PointEvent]: { type: Type; at: Instant; actor: Line['actor']; pointIds: string[] } }[PointEvent];

const stepOf = ({ type, at, actor, data }: Line): Step | undefined => {
  const known = pointEvents.find((one) => one === type);
  const { pointIds } = data as EventData<'points-listed'>;
  return known && { type: known, at, actor, pointIds: Array.isArray(pointIds) ? pointIds : [] };
};

const confirmed = ({ proposed: _, ...point }: Point): Point => point;

/** What a step of the history makes of a point; undefined where it strikes it out. */
const after = ({ type, at, actor }: Step, pointId: string, before: Point | undefined): Point | undefined => {
  const point = before ?? { pointId, textId: pointTextId(pointId) };
  switch (type) {
    case 'points-proposed':
      return before ?? { ...point, proposed: true };
    case 'points-listed':
      return confirmed(point);
    case 'points-removed':
      return undefined;
    case 'points-answered':
      return (
        before && {
          ...confirmed(before),
          answerTextId: answerTextId(pointId),
          ...(actor.kind === 'person' && { answeredBy: actor.id }),
          answeredAt: at,
        }
      );
  }
};

/** The points of a case, read from its history, which is the only record of them. */
export const pointsOf = (events: Line[]): Point[] => {
  const points = new Map<string, Point>();
  for (const step of events.flatMap((line) => stepOf(line) ?? []))
    for (const pointId of step.pointIds) {
      const point = after(step, pointId, points.get(pointId));
      if (point) points.set(pointId, point);
      else points.delete(pointId);
    }
  return [...points.values()];
};

/** The highest number that ids of a kind have had, struck points included: none is given twice. */
export const lastNumber = (events: Line[], kind: 'p' | 's'): number =>
  Math.max(
    0,
    ...events
      .flatMap((line) => stepOf(line)?.pointIds ?? [])
      .filter((pointId) => pointId.startsWith(kind))
      .map((pointId) => Number(pointId.slice(1)) || 0),
  );

/** Those without an answer, the proposed among them: while there is one, no final answer can go out. */
export const openPoints = (events: Line[]): Point[] =>
  pointsOf(events).filter(({ answeredAt }) => answeredAt === undefined);

/** Whether the answer to a complaint may go out: somebody has confirmed what it raises, and no point of it is open. */
export const isAnswerable = (events: Line[]): boolean => pointsOf(events).length > 0 && openPoints(events).length === 0;
