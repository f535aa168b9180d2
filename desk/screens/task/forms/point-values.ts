import type { DeskCase } from '../../../api/types.ts';
import type { Values } from '../../../parts/form/values.ts';

type Point = DeskCase['points'][number];
/** What a request says of a point. */
export type PointEntry = { pointId?: string; point?: string; answer?: string; confirmed?: true; removed?: true };

/** How many points somebody added; each has a name of its own among the values. */
export const addedIn = (values: Values): string[] =>
  Array.from({ length: Number(values['points.added'] ?? 0) }, (_, place) => `new${place + 1}`);

export const isStruck = (values: Values, id: string): boolean => values[`points.${id}.struck`] === 'yes';
export const wordingOf = (values: Values, { pointId, point }: Point): string =>
  values[`points.${pointId}.point`] ?? point;
export const answerIn = (values: Values, { pointId, answer = '' }: Point): string =>
  values[`points.${pointId}.answer`] ?? answer;

const known = (values: Values, point: Point): PointEntry => {
  const wording = wordingOf(values, point).trim();
  const answer = answerIn(values, point).trim();
  return {
    pointId: point.pointId,
    ...(wording !== '' && wording !== point.point && { point: wording }),
    ...(answer !== '' && answer !== point.answer && { answer }),
  };
};

const added = (values: Values): PointEntry[] =>
  addedIn(values).flatMap((id) => {
    const point = (values[`points.${id}.point`] ?? '').trim();
    const answer = (values[`points.${id}.answer`] ?? '').trim();
    return point === '' ? [] : [{ point, ...(answer !== '' && { answer }) }];
  });

/** The points that stay, each confirmed or worded or answered, and those that were added: the whole list. */
export const wholeList = (points: Point[], values: Values): PointEntry[] => [
  ...points
    .filter(({ pointId }) => !isStruck(values, pointId))
    .map((point) => ({ ...known(values, point), confirmed: true as const })),
  ...added(values),
];

/** What changed of the list: new wordings, answers, struck ones, added ones. */
export const changesOf = (points: Point[], values: Values): PointEntry[] => [
  ...points.flatMap((point): PointEntry[] => {
    if (isStruck(values, point.pointId)) return [{ pointId: point.pointId, removed: true }];
    const entry = known(values, point);
    if (point.proposed) return [{ ...entry, confirmed: true }];
    return Object.keys(entry).length > 1 ? [entry] : [];
  }),
  ...added(values),
];

/** The answers of the open points, and which points are none. */
export const answersOf = (points: Point[], values: Values) => ({
  answers: [
    ...points
      .filter((point) => !isStruck(values, point.pointId) && answerIn(values, point).trim() !== '')
      .map((point) => ({ ...known(values, point), answer: answerIn(values, point).trim() })),
    ...added(values).filter(({ answer }) => answer !== undefined),
  ],
  removed: points.filter(({ pointId }) => isStruck(values, pointId)).map(({ pointId }) => pointId),
});
