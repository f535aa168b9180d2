import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerTextId, openPoints, pointsOf, pointTextId } from '#domain/agreement/points.ts';
import { aLine } from '#test/support/events.ts';

const lucia = { kind: 'person', id: 'lucia' } as const;
const listed = (...pointIds: string[]) => ({
  type: 'points-listed' as const,
  at: '2026-11-23T09:00:00.000Z',
  actor: lucia,
  data: { pointIds },
});
const answered = (at: string, ...pointIds: string[]) => ({
  type: 'points-answered' as const,
  at,
  actor: lucia,
  data: { pointIds },
});
const TUESDAY = '2026-11-24T09:00:00.000Z';

describe('the points of a complaint', () => {
  it.each([
    { name: 'nothing was listed', events: [], all: [], open: [] },
    { name: 'listed', events: [listed('p1', 'p2')], all: ['p1', 'p2'], open: ['p1', 'p2'] },
    { name: 'one answered', events: [listed('p1', 'p2'), answered(TUESDAY, 'p2')], all: ['p1', 'p2'], open: ['p1'] },
    {
      name: 'worded anew after its answer',
      events: [listed('p1'), answered(TUESDAY, 'p1'), listed('p1')],
      all: ['p1'],
      open: [],
    },
    { name: 'an answer to what was never listed', events: [answered(TUESDAY, 'p9')], all: [], open: [] },
    { name: 'other events', events: [{ ...aLine('examined', TUESDAY), actor: lucia }], all: [], open: [] },
    { name: 'a broken list', events: [{ ...listed(), data: JSON.parse('{"pointIds":"p1"}') }], all: [], open: [] },
  ])('$name', ({ events, all, open }) => {
    expect(pointsOf(events).map(({ pointId }) => pointId)).toEqual(all);
    expect(openPoints(events).map(({ pointId }) => pointId)).toEqual(open);
  });

  it('The history of a point says who answered last, and when', () => {
    const later = { ...answered('2026-11-25T09:00:00.000Z', 'p1'), actor: { kind: 'person', id: 'sofia' } as const };
    expect(pointsOf([listed('p1'), answered(TUESDAY, 'p1'), later])).toEqual([
      {
        pointId: 'p1',
        textId: pointTextId('p1'),
        answerTextId: answerTextId('p1'),
        answeredBy: 'sofia',
        answeredAt: '2026-11-25T09:00:00.000Z',
      },
    ]);
  });

  it('The history loses no point: each is open until it is answered, whatever the order', () => {
    const id = fc.constantFrom('p1', 'p2', 'p3', 'p4');
    const line = fc.oneof(
      fc.array(id).map((ids) => listed(...ids)),
      fc.array(id).map((ids) => answered(TUESDAY, ...ids)),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (events) => {
        const all = new Set(events.filter(({ type }) => type === 'points-listed').flatMap(({ data }) => data.pointIds));
        expect(new Set(pointsOf(events).map(({ pointId }) => pointId))).toEqual(all);
        for (const { pointId } of openPoints(events)) {
          const first = events.findIndex(
            ({ type, data }) => type === 'points-listed' && data.pointIds.includes(pointId),
          );
          const answers = events
            .slice(first)
            .filter(({ type, data }) => type === 'points-answered' && data.pointIds.includes(pointId));
          expect(answers).toEqual([]);
        }
      }),
    );
  });
});
