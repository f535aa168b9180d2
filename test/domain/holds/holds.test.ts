import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EventData, type EventLine, type EventType, eventsOf } from '#domain/case/events.ts';
import { activeHolds, holdChanges, release } from '#domain/holds/holds.ts';
import { aLine } from '#test/support/events.ts';
import { regimeOf } from '#test/support/law.ts';

type Line = EventLine;
type Told = { [Type in EventType]: [type: Type, data?: Partial<EventData<Type>>] }[EventType];

const { holds: rules } = regimeOf('es-sac');
const law = { holds: rules };
const none = { holds: [] };

const at = (n: number): string => new Date(Date.UTC(2027, 0, 11, 9, n)).toISOString();

/** A history as it grows: after each thing told, what follows for the holds is added, as the case store does. */
const grown = (told: Told[], regime: { holds: typeof rules } = law): Line[] => {
  const events: Line[] = [];
  for (const [index, [type, data = {}]] of told.entries()) {
    events.push(aLine(type, at(index), data));
    events.push(...holdChanges(events, regime).map(({ type: next, data: about }) => aLine(next, at(index), about)));
  }
  return events;
};

/** The holds' part of a history, as `+suspension`, `-suspension notified`. */
const story = (told: Told[], regime?: typeof law): string[] =>
  eventsOf(grown(told, regime), 'hold-placed', 'hold-released').map(({ type, data }) =>
    type === 'hold-placed' ? `+${data.hold}` : `-${data.hold} ${data.because}`,
  );

const understood: Told = ['understood', { kind: 'complaint' }];
const answered: Told = ['answered', { messageId: 'agreement-1' }];
const notified: Told = ['resolution-notified', { messageId: 'agreement-1' }];
const asked: Told = ['adr-requested', { body: 'omic', requestId: '1' }];
const ended: Told = ['adr-answered', { requestId: '1' }];
const SERVICE = '+service-suspension';
const FREE = '-service-suspension resolution-notified';

describe('holds of Ley 10/2025', () => {
  it.each<[about: string, told: Told[], expected: string[]]>([
    ['nothing before it is known what it is', [['complaint-received']], []],
    ['placed once it is understood', [['complaint-received'], understood], [SERVICE]],
    ['also where nobody can tell what it is', [['understood', { kind: 'unknown' }]], [SERVICE]],
    ['a question holds nothing', [['understood', { kind: 'question' }]], []],
    ['praise holds nothing', [['understood', { kind: 'praise' }]], []],
    ['a request holds nothing', [['understood', { kind: 'request' }]], []],
    ['a suggestion holds nothing', [['understood', { kind: 'suggestion' }]], []],
    ['what says nothing may be one', [['understood', { kind: 'other' }]], [SERVICE]],
    [
      'praise that is a complaint',
      [
        ['understood', { kind: 'praise' }],
        ['kind-changed', { to: 'complaint' }],
      ],
      [SERVICE],
    ],
    [
      'a complaint that is none',
      [understood, ['kind-changed', { to: 'spam' }]],
      [SERVICE, '-service-suspension no-complaint'],
    ],
    ['answered is not yet notified', [understood, answered], [SERVICE]],
    ['released when the answer is sent', [understood, answered, notified], [SERVICE, FREE]],
    ['not by another message', [understood, answered, ['resolution-notified', { messageId: 'x' }]], [SERVICE]],
    [
      'not while it goes by another way',
      [understood, answered, ['message-failed', { messageId: 'agreement-1', next: 'sms' }]],
      [SERVICE],
    ],
    [
      'where no way is left it stands on the page',
      [understood, answered, ['message-failed', { messageId: 'agreement-1' }]],
      [SERVICE, FREE],
    ],
    ['reopened places it again', [understood, answered, notified, ['reopened']], [SERVICE, FREE, SERVICE]],
    ['an outside body holds both', [understood, asked], [SERVICE, '+collections']],
    [
      'until its outcome, although the answer is out',
      [understood, asked, answered, notified, ended],
      [SERVICE, '+collections', '-service-suspension adr-answered', '-collections adr-answered'],
    ],
    [
      'its outcome first: the answer is still owed',
      [understood, asked, ended, answered, notified],
      [SERVICE, '+collections', '-collections adr-answered', FREE],
    ],
    [
      'asked after the end: both again',
      [understood, answered, notified, asked, ended],
      [
        ...[SERVICE, FREE, SERVICE, '+collections'],
        ...['-service-suspension adr-answered', '-collections adr-answered'],
      ],
    ],
    [
      'two bodies: the last one ends it',
      [
        understood,
        asked,
        ['adr-requested', { body: 'junta', requestId: '2' }],
        ended,
        ['adr-answered', { requestId: '2' }],
      ],
      [SERVICE, '+collections', '-collections adr-answered'],
    ],
    [
      'reopened while a body looks at it',
      [understood, answered, notified, asked, ['reopened'], ended],
      [SERVICE, FREE, SERVICE, '+collections', '-collections adr-answered'],
    ],
    ['merged away: what stood goes with the other case', [understood, ['merged', { into: 'b' }], answered], [SERVICE]],
    [
      'undone: told again',
      [understood, ['merged', { into: 'b' }], ['merge-undone', { into: 'b' }]],
      [SERVICE, SERVICE],
    ],
    [
      'a question that took in another case',
      [
        ['understood', { kind: 'question' }],
        ['merged-in', { from: 'a' }],
        ['merge-undone', { from: 'a' }],
      ],
      [SERVICE, '-service-suspension no-complaint'],
    ],
  ])('%s', (_about, told, expected) => {
    expect(story(told)).toEqual(expected);
  });

  it('Holds of Ley 10/2025 hold nothing under a law that knows none, whoever asks', () => {
    expect(story([understood, asked, ended, answered, notified], none)).toEqual([]);
  });

  it('Holds of Ley 10/2025 end where the case turns out to be under another law', () => {
    const events = grown([understood]);
    expect(holdChanges(events, none)).toMatchObject([
      { type: 'hold-released', data: { because: 'reclassified', article: '4.4', since: at(0) } },
    ]);
  });

  it('Holds of Ley 10/2025 are not placed again in a journey in which a supervisor released them for safety', () => {
    const events = grown([understood]);
    const [standing] = activeHolds(events);
    if (!standing) throw new Error('No hold');
    const { type, data } = release(standing, 'safety');
    const after = [...events, aLine(type, at(1), data)];
    expect(holdChanges(after, law)).toEqual([]);
    expect(holdChanges([...after, aLine('adr-requested', at(2), { requestId: '1' })], law)).toMatchObject([
      { data: { hold: 'collections' } },
    ]);
    expect(holdChanges([...after, aLine('reopened', at(2))], law)).toHaveLength(1);
  });
});

describe('whatever happens in whatever order', () => {
  const anything = fc.constantFrom<Told>(
    understood,
    ['understood', { kind: 'question' }],
    ['kind-changed', { to: 'spam' }],
    ['kind-changed', { to: 'complaint' }],
    answered,
    notified,
    ['message-failed', { messageId: 'agreement-1' }],
    ['reopened'],
    asked,
    ended,
    ['merged-in', { from: 'a' }],
    ['merge-undone', { from: 'a' }],
    ['note-added'],
  );
  const histories = fc.array(anything, { maxLength: 25 });
  const holdLines = (events: Line[], hold: string): string[] =>
    eventsOf(events, 'hold-placed', 'hold-released').flatMap(({ type, data }) => (data.hold === hold ? [type] : []));

  it('Whatever happens in whatever order: a hold is placed, then released, then placed: never twice the same', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom('service-suspension', 'collections'), (told, hold) => {
        const lines = holdLines(grown(told), hold);
        expect(lines).toEqual(lines.map((_, index) => (index % 2 === 0 ? 'hold-placed' : 'hold-released')));
      }),
    );
  });

  it('Whatever happens in whatever order asking again changes nothing', () => {
    fc.assert(
      fc.property(histories, (told) => {
        expect(holdChanges(grown(told), law)).toEqual([]);
      }),
    );
  });

  it('Whatever happens in whatever order: nothing said twice in a row does more than said once', () => {
    fc.assert(
      fc.property(histories, (told) => {
        const idempotent = told.filter(([type]) => type !== 'adr-requested' && type !== 'merged-in');
        expect(story(idempotent.flatMap((one) => [one, one]))).toEqual(story(idempotent));
      }),
    );
  });

  it('Whatever happens in whatever order: the service is never free while an answer is owed to somebody who complained', () => {
    fc.assert(
      fc.property(histories, (told) => {
        const events = grown([
          understood,
          ...told.filter(([type]) => type !== 'kind-changed' && type !== 'understood'),
        ]);
        const isNotified = ([type]: Told) => type === 'resolution-notified' || type === 'message-failed';
        if (!told.some(isNotified)) expect(activeHolds(events).map(({ hold }) => hold)).toContain('service-suspension');
      }),
    );
  });
});
