import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitmentsOf } from '#domain/agreement/agreement-draft.ts';
import { agreementText } from '#domain/agreement/agreement-text.ts';
import { commitmentFacts } from '#domain/agreement/facts-of.ts';
import { finalAnswerText } from '#domain/agreement/final-answer-text.ts';
import {
  asksForCommitment,
  commitmentDays,
  committedTo,
  committersIn,
  type GivenCommitment,
  unfitCommitments,
} from '#domain/agreement/letter-commitments.ts';
import { missingCommitments } from '#domain/agreement/letter-content.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Option } from '#domain/case/settlement.ts';
import { addDays } from '#domain/deadline/local-day.ts';
import { commitmentKinds } from '#domain/promises/commitment-kinds.ts';
import { clock } from '#domain/time.ts';
import { causes } from '#domain/vocabulary.ts';
import { agreed, answered, policy } from './facts.ts';

const at = '2026-11-26T10:30:00.000Z';
const deps = { policy, clock: clock(1, () => new Date(at)) };

const file = (over: Partial<CaseFile['head']> = {}, examinations: object[] = []) =>
  ({
    head: { caseId: 'c', owner: 'lucia', receivedAt: '2026-11-23T09:00:00.000Z', replyLanguage: 'es', ...over },
    ...{ examinations, messages: [], texts: new Map(), opinions: [], events: [], tasks: [] },
  }) as unknown as CaseFile;

const context = { file: file(), at, deps };
const idOf = (number: number) => `commitment-${number}`;
const one: GivenCommitment = { kind: 'call-back', text: 'Le llamamos', by: '2026-12-18' };

const faultsOf = (...given: GivenCommitment[]) =>
  unfitCommitments(context, 'final-answer', committedTo(context, given, idOf)).map(({ pointer }) => pointer);

describe('what can be committed to in a letter', () => {
  it.each<[string, GivenCommitment[], string[]]>([
    ['one that fits', [one], []],
    ['none', [], []],
    ['tomorrow, the first day there is', [{ ...one, by: '2026-11-27' }], []],
    ['today', [{ ...one, by: '2026-11-26' }], ['/commitments/0/by']],
    ['a day that has passed', [one, { ...one, by: '2025-01-01' }], ['/commitments/1/by']],
    ['the last day there is', [{ ...one, by: addDays('2026-11-26', 180) }], []],
    ['the day after it', [{ ...one, by: addDays('2026-11-26', 181) }], ['/commitments/0/by']],
    ['as many as there may be', [one, one, one], []],
    ['more', [one, one, one, one], ['/commitments']],
    ['a text as long as it may be', [{ ...one, text: 'a'.repeat(400) }], []],
    ['a longer one', [{ ...one, text: 'a'.repeat(401) }], ['/commitments/0/text']],
    [
      'words to go on from that nobody went on from',
      [{ ...one, text: 'Dejaremos resuelto: ' }],
      ['/commitments/0/text'],
    ],
    ['somebody of the team', [{ ...one, owner: 'mateo' }], []],
    ['nobody of the team', [{ ...one, owner: 'nobody' }], ['/commitments/0/owner']],
    ['an expert', [{ ...one, owner: 'iker' }], ['/commitments/0/owner']],
  ])('%s', (_, given, pointers) => {
    expect(faultsOf(...given)).toEqual(pointers);
  });

  it('A kind that the policy does not allow is none', () => {
    const letter = {
      ...policy.promises.letter,
      kinds: policy.promises.letter.kinds.filter(({ kind }) => kind !== 'call-back'),
    };
    const strict = { ...context, deps: { ...deps, policy: { ...policy, promises: { ...policy.promises, letter } } } };
    const errors = unfitCommitments(strict, 'final-answer', committedTo(strict, [one], idOf));
    expect(errors).toMatchObject([{ pointer: '/commitments/0/kind' }]);
  });

  it('What an offer commits us to lies after the days in which it is answered', () => {
    expect(commitmentDays(context, 'offer')).toEqual({ from: '2026-12-04', until: '2027-05-25' });
    expect(commitmentDays(context, 'final-answer').from).toBe('2026-11-27');
  });

  it('Whom the complaint is about, and who is away on the day, keep none', () => {
    const ids = (over: Partial<CaseFile['head']>) => committersIn(policy, file(over)).map(({ id }) => id);
    expect(ids({})).toContain('lucia');
    expect(ids({ concerned: { lucia: 'marked' } })).not.toContain('lucia');
    const people = policy.people.map((person) =>
      person.id === 'lucia' ? { ...person, absences: [{ from: '2026-12-18', to: '2026-12-19' }] } : person,
    );
    const absent = { ...context, deps: { ...deps, policy: { ...policy, people } } };
    const faultsOn = (by: string) =>
      unfitCommitments(absent, 'final-answer', committedTo(absent, [{ ...one, by }], idOf)).length;
    expect([faultsOn('2026-12-18'), faultsOn('2026-12-20')]).toEqual([1, 0]);
  });

  it.each(causes)('After %s whoever releases is asked for one only where it is ours', (cause) => {
    const found = file({}, [{ cycle: 1, cause }]);
    const isOurs = cause === 'company-error' || cause === 'third-party';
    expect(asksForCommitment(policy, found, 1)).toBe(isOurs ? 'asked' : 'no');
  });
});

const given = fc.record({
  kind: fc.constantFrom(...commitmentKinds),
  text: fc
    .string({ minLength: 1, maxLength: 400, unit: 'grapheme-ascii' })
    .filter((text) => /\w/.test(text) && !/:[\s.]*$/.test(text)),
  owner: fc.constantFrom('lucia', 'mateo', 'sofia'),
  by: fc.integer({ min: 1, max: 180 }).map((days) => addDays('2026-11-26', days)),
});

describe('whatever is committed to', () => {
  const option = { optionId: 'b', concession: 'bill-credit-10', title: 'Un abono.', detail: '' } as unknown as Option;

  it('stands in the final answer and the agreement, in both languages, with who answers for it and its date', () => {
    fc.assert(
      fc.property(fc.array(given, { maxLength: 3 }), fc.constantFrom('es', 'en'), (several, language) => {
        const { commitments, texts } = committedTo(context, several, idOf);
        const facts = commitmentFacts(policy, { texts: new Map(texts) }, commitments);
        const of = { commitments: facts, language } as const;
        for (const text of [finalAnswerText({ ...answered, ...of }), agreementText({ ...agreed, ...of })])
          expect(missingCommitments(text, facts, { language, zone: 'Europe/Madrid' })).toEqual([]);
        expect(unfitCommitments(context, 'final-answer', { commitments, texts })).toEqual([]);
      }),
    );
  });

  it('is promised once each, numbered after what the option promises, and never due before the policy’s time', () => {
    fc.assert(
      fc.property(fc.array(given, { maxLength: 3 }), fc.integer({ min: 0, max: 200 }), (several, days) => {
        const { commitments } = committedTo(context, several, idOf);
        const later = deps.clock.after(at, `P${days}D`);
        const made = commitmentsOf({ offer: { commitments }, option }, 'lucia', { at: later, deps });
        expect(made.map(({ index }) => index)).toEqual(made.map((_, place) => place + 1));
        expect(made.slice(-several.length || made.length).map(({ textId }) => textId)).toEqual(
          commitments.map(({ textId }) => textId),
        );
        const earliest = deps.clock.after(later, policy.promises.letter.atLeast);
        for (const [place, { dueAt }] of made.slice(made.length - several.length).entries())
          expect(dueAt).toBe([earliest, commitments[place]?.dueAt ?? ''].sort().at(-1));
      }),
    );
  });
});
