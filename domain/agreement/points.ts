import type { CaseEvent, EventData, EventLine } from '../case/events.ts';
import type { Instant } from '../time.ts';

/** A question the complaint raises, which the answer has to answer (Ley 10/2025 art. 13.1). Its texts are ids. */
export type Point = {
  /** `p1`, `p2`... in the order they were listed. */
  pointId: string;
  textId: string;
  answerTextId?: string;
  /** Id of the person of the team who answered it last. */
  answeredBy?: string;
  answeredAt?: Instant;
};

/** Ids of the texts of a point; a point worded or answered anew keeps them. */
export const pointTextId = (pointId: string): string => `point-${pointId}`;
export const answerTextId = (pointId: string): string => `point-answer-${pointId}`;

type Line = EventLine & Pick<CaseEvent, 'actor'>;

const idsIn = ({ pointIds }: EventData<'points-listed' | 'points-answered'>): string[] =>
  Array.isArray(pointIds) ? pointIds : [];

/** The points of a case, read from its history, which is the only record of them. */
export const pointsOf = (events: Line[]): Point[] => {
  const points = new Map<string, Point>();
  for (const line of events) {
    const { at, actor } = line;
    if (line.type === 'points-listed')
      for (const pointId of idsIn(line.data))
        points.set(pointId, points.get(pointId) ?? { pointId, textId: pointTextId(pointId) });
    if (line.type === 'points-answered')
      for (const point of idsIn(line.data).flatMap((pointId) => points.get(pointId) ?? []))
        points.set(point.pointId, {
          ...point,
          answerTextId: answerTextId(point.pointId),
          ...(actor.kind === 'person' && { answeredBy: actor.id }),
          answeredAt: at,
        });
  }
  return [...points.values()];
};

/** Those without an answer: while there is one, no final answer can go out. */
export const openPoints = (events: Line[]): Point[] =>
  pointsOf(events).filter(({ answeredAt }) => answeredAt === undefined);
