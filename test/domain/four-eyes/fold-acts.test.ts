import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventData, EventType, NewEvent } from '#domain/case/events.ts';
import { chain, GENESIS } from '#domain/case/history.ts';
import { acts } from '#domain/four-eyes/acts.ts';
import { foldActs } from '#domain/four-eyes/fold-acts.ts';
import { idsBarredFrom } from '#domain/four-eyes/rule.ts';
import { aCase, CASE_ID, MONDAY } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';

const NONE = { acts: {}, cycle: 1 };

const historyOf = (events: NewEvent[]) => chain({ seq: 0, lastHash: GENESIS }, events, MONDAY);
const folded = (...events: NewEvent[]) => foldActs(NONE, historyOf(events));
const by = <Type extends EventType>(id: string, type: Type, data: Partial<EventData<Type>> = {}) =>
  anEvent(type, data, { kind: 'person', id });
const task = (kind: string) => `${CASE_ID}.${kind}.1`;

describe('what the history shows of who shaped a proposal', () => {
  it.each<[string, NewEvent, object]>([
    ['an examination', by('sofia', 'examined'), { sofia: { examined: 1 } }],
    ['points listed', by('sofia', 'points-listed'), { sofia: { 'noted-points': 1 } }],
    ['points answered', by('sofia', 'points-answered'), { sofia: { 'noted-points': 1 } }],
    ['points struck', by('sofia', 'points-removed'), { sofia: { 'noted-points': 1 } }],
    ['a completion by a person of ours', by('sofia', 'completed'), { sofia: { completed: 1 } }],
    ['a completion by the customer', anEvent('completed', {}, { kind: 'customer' }), {}],
    ['an opinion', by('elena', 'consulted'), { elena: { consulted: 1 } }],
    ['another kind', by('sofia', 'kind-changed'), { sofia: { classified: 1 } }],
    ['another motive', by('sofia', 'motive-changed'), { sofia: { classified: 1 } }],
    ['another class', by('sofia', 'reclassified'), { sofia: { classified: 1 } }],
    ['being the owner', anEvent('owned', { owner: 'lucia' }), { lucia: { owned: 1 } }],
    ['no owner', anEvent('owned', { owner: 'nobody' }), {}],
    ['a proposal', anEvent('proposed', { proposer: 'lucia', approver: 'elena' }), { lucia: { proposed: 1 } }],
    ['a letter released', by('sofia', 'released', { changed: false }), { sofia: { released: 1 } }],
    ['a letter changed', by('sofia', 'released', { changed: true }), { sofia: { released: 1, edited: 1 } }],
    ['a letter sent back to approval', by('sofia', 'release-returned'), { sofia: { edited: 1 } }],
    ['a letter held back', by('sofia', 'release-held'), {}],
    ['a counter-offer taken up', by('sofia', 'offer-answered'), { sofia: { 'recorded-answer': 1 } }],
    ['a counter-offer of the page', anEvent('offer-answered', {}, { kind: 'customer' }), {}],
    ['other options', by('elena', 'verdict-given', { decision: 'change' }), { elena: { 'chose-options': 1 } }],
    ['an approval', by('elena', 'verdict-given', { decision: 'approve' }), {}],
    ['a proposal sent back', by('elena', 'verdict-given', { decision: 'refuse' }), {}],
    [
      'an examination handed over, by somebody else',
      by('andres', 'handed-over', { taskId: task('examine'), from: 'lucia', to: 'sofia' }),
      { lucia: { 'was-replaced': 1 }, sofia: { owned: 1 } },
    ],
    [
      'a release handed over',
      by('lucia', 'handed-over', { taskId: task('release'), from: 'lucia', to: 'sofia' }),
      { lucia: { 'was-replaced': 1 }, sofia: { 'took-over': 1 } },
    ],
    [
      'an approval handed over',
      by('elena', 'handed-over', { taskId: task('approve'), from: 'elena', to: 'sofia' }),
      {},
    ],
    [
      'an examination that a substitute took',
      anEvent('escalated', { taskId: task('examine'), from: 'lucia', to: 'mateo' }),
      { lucia: { 'was-replaced': 1 }, mateo: { owned: 1 } },
    ],
    [
      'a question that a substitute took',
      anEvent('escalated', { taskId: task('consult'), from: 'iker', to: 'berta' }),
      { iker: { 'was-replaced': 1 }, berta: { 'took-over': 1 } },
    ],
    ['a task that stays', anEvent('escalated', { taskId: task('examine'), from: 'lucia', to: 'lucia' }), {}],
    ['an approval that escalates', anEvent('escalated', { taskId: task('approve'), from: 'elena', to: 'sofia' }), {}],
    [
      'a substitute from the first day',
      anEvent('task-opened', { taskId: task('examine'), from: 'lucia', assignee: 'mateo', because: 'away' }),
      { lucia: { 'was-replaced': 1 }, mateo: { owned: 1 } },
    ],
    [
      'a task opened for whom it was planned',
      anEvent('task-opened', { taskId: task('examine'), assignee: 'sofia' }),
      {},
    ],
    [
      'a case taken back',
      by('sofia', 'taken-back', { from: 'lucia', to: 'sofia' }),
      { lucia: { 'was-replaced': 1 }, sofia: { owned: 1 } },
    ],
    [
      'an escalated case that is kept',
      by('sofia', 'escalation-ended', { from: 'lucia', to: 'sofia' }),
      { lucia: { 'was-replaced': 1 }, sofia: { owned: 1 } },
    ],
    ['an escalation that moves nothing', by('sofia', 'escalation-ended'), {}],
    [
      'a case merged in',
      by('andres', 'merged-in', { acts: { sofia: { examined: 4, owned: 2 } } }),
      { sofia: { examined: 1, owned: 1 } },
    ],
    ['a note', by('sofia', 'note-added'), {}],
  ])('%s', (_, event, expected) => {
    expect(folded(event)).toEqual(expected);
  });

  it('Having had a case ends with its cycle; what somebody did in it never does', () => {
    const events = historyOf([
      anEvent('owned', { owner: 'lucia' }),
      by('sofia', 'examined'),
      anEvent('reopened', { cycle: 1, next: 2 }),
      anEvent('owned', { owner: 'mateo' }),
    ]);
    const head = { ...aCase({ cycle: 2, owner: 'mateo' }), seq: 4, lastHash: '' } as never;
    const barred = idsBarredFrom({ kind: 'approve', cycle: 2 }, { head, events, offers: [] });
    expect(barred.toSorted()).toEqual(['mateo', 'sofia']);
  });

  const people = fc.constantFrom('lucia', 'mateo', 'sofia', 'elena', 'andres');
  const anyEvent = fc.oneof(
    fc
      .tuple(people, fc.constantFrom<EventType>('examined', 'points-answered', 'consulted', 'released', 'note-added'))
      .map(([id, type]) => by(id, type)),
    fc
      .tuple(people, people, fc.constantFrom('examine', 'release', 'approve', 'promise'))
      .map(([from, to, kind]) => by(from, 'handed-over', { taskId: task(kind), from, to })),
    fc.integer({ min: 1, max: 4 }).map((cycle) => anEvent('reopened', { cycle, next: cycle + 1 })),
    people.map((id) => anEvent('merged-in', { acts: { [id]: { examined: 1 } } })),
  );

  it('Folded change by change it is what the whole history gives', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyEvent, { maxLength: 4 }), { maxLength: 12 }), (changes) => {
        const whole = historyOf(changes.flat());
        let cycle = 1;
        let kept = {};
        let seq = 0;
        for (const { length } of changes) {
          const added = whole.slice(seq, seq + length);
          kept = foldActs({ acts: kept, cycle }, added);
          for (const event of added) if (event.type === 'reopened') cycle = event.data.next;
          seq += length;
        }
        expect(kept).toEqual(foldActs(NONE, whole));
      }),
    );
  });

  it('It never forgets anybody, and is never larger than the team times the acts', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 200 }), fc.nat(200), (events, cut) => {
        const whole = historyOf(events);
        const all = foldActs(NONE, whole);
        const earlier = foldActs(NONE, whole.slice(0, cut));
        for (const [id, done] of Object.entries(earlier))
          expect(Object.keys(all[id] ?? {})).toEqual(expect.arrayContaining(Object.keys(done)));
        const entries = Object.values(all).reduce((sum, done) => sum + Object.keys(done).length, 0);
        expect(entries).toBeLessThanOrEqual(5 * acts.length);
      }),
    );
  });
});
