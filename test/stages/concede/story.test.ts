import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstBreak } from '#domain/case/history.ts';
import { optionCost } from '#domain/concession/authority.ts';
import { limitOf, personOf } from '#domain/people/directory.ts';
import { causes } from '#domain/vocabulary.ts';
import { policy } from '#test/support/case-fixture.ts';
import { aNegotiation, type Negotiation, user } from './negotiation.ts';

const stories = fc.record({
  cause: fc.constantFrom(...causes),
  level: fc.constantFrom(1, 2, 3, 4),
  remedy: fc.option(fc.constantFrom('replacement', 'refund-400', 'warranty'), { nil: undefined }),
  answers: fc.array(fc.constantFrom('accept', 'counter', 'counter', 'decline'), { minLength: 10, maxLength: 10 }),
  verdicts: fc.array(fc.constantFrom('approve', 'refuse'), { minLength: 10, maxLength: 10 }),
});
type Story = typeof stories extends fc.Arbitrary<infer S> ? S : never;

const decide = async (talk: Negotiation, decision: 'approve' | 'refuse', taskId: string) => {
  const approver = (await talk.task(taskId))?.assignee ?? 'andres';
  await talk.verdict({ user: user(approver), decision, taskId });
};

/** Plays the settle machine to its end with people who decide as the story says. */
const play = async ({ cause, level, remedy, answers, verdicts }: Story) => {
  const severity = { level: level as 1 | 2 | 3 | 4, points: 0, reasons: [] };
  const talk = await aNegotiation({ cause, ...(remedy && { remedy }), head: { severity } });
  let steps = 0;
  for (; steps < 20; steps++) {
    const { next, taskId = '' } = await talk.advance();
    if (next === 'agree') break;
    if (next === 'approve') await decide(talk, verdicts[steps % 10] ?? 'approve', taskId);
    else await talk.answer({ decision: answers[steps % 10] ?? 'decline', option: 'a' });
  }
  return { talk, steps };
};

describe('every negotiation', () => {
  it('Every negotiation ends within the rounds, the limit and everybody’s authority, with a history that verifies', async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        const { talk, steps } = await play(story);
        expect(steps).toBeLessThan(20);
        const { result } = await talk.outcome();
        const { outcomes, offers, events } = await talk.file();
        expect(result).toBe(offers.some(({ status }) => status === 'accepted') ? 'agreed' : 'answered');
        expect(outcomes[0]?.rounds).toBeLessThanOrEqual(policy.negotiation.rounds);
        expect(firstBreak(events)).toBeUndefined();
        for (const { options, approvedBy } of offers)
          for (const { cost } of options) {
            expect(cost.amount).toBeLessThanOrEqual(policy.negotiation.ceiling[story.level as 1 | 2 | 3 | 4]);
            expect(approvedBy).not.toBe('lucia');
          }
        for (const { options, approvedBy } of offers)
          expect(optionCost(options)).toBeLessThanOrEqual(limitOf(policy, personOf(policy, approvedBy ?? 'lucia')));
        expect(talk.table.all().filter(({ sk }) => sk.startsWith('OUTCOME#'))).toHaveLength(1);
        expect(outcomes[0]?.agreementSha256).toBe((await talk.file()).agreements[0]?.sha256);
      }),
      { numRuns: 40 },
    );
  });
});
