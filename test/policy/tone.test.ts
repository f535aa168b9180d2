import { expect, it } from 'vitest';
import { closingMessage } from '#domain/agreement/closing-message.ts';
import { reasonsForWriting } from '#domain/case/task.ts';
import { templateIds } from '#domain/policy/schema/templates.ts';
import { checkTone } from '#domain/tone/check-tone.ts';
import { urgentPlaces } from '#domain/urgent/urgent-words.ts';
import { replyLanguages } from '#domain/vocabulary.ts';
import { nextStep, nextStepInOutage } from '#functions/stages/acknowledge/words.ts';
import { MONDAY, policy } from '#test/support/case-fixture.ts';

const taskOf = (how: string) => ({
  assignee: 'nadia',
  dueAt: MONDAY,
  ...(how !== 'calls' && { inWriting: how as (typeof reasonsForWriting)[number] }),
});

/** Every text of the policy that a customer or somebody of the team reads. */
const texts = replyLanguages.flatMap((language) => [
  ...templateIds.flatMap((id) => {
    const { subject, body, short = '' } = policy.messages[language][id];
    return [subject, body, short].map((text) => ({ what: `messages/${language}.yaml ${id}`, language, text }));
  }),
  ...policy.concessions.flatMap(({ id, title, detail }) =>
    [title, detail].map((text) => ({ what: `concessions.yaml ${id}`, language, text: text[language] })),
  ),
  ...policy.bodies.map(({ id, how }) => ({ what: `bodies.yaml ${id}`, language, text: how[language] })),
  ...policy.snippets.map(({ id, text }) => ({ what: `snippets.yaml ${id}`, language, text: text[language] })),
  ...policy.topics.flatMap(({ id, prevention, advice }) =>
    [prevention, advice].flatMap((text) =>
      text ? [{ what: `topics.yaml ${id}`, language, text: text[language] }] : [],
    ),
  ),
  ...Object.values(policy.negotiation.given ?? {}).map((text) => ({
    what: 'negotiation.yaml given',
    language,
    text: text[language],
  })),
  { what: 'next step', language, text: nextStep[language] },
  { what: 'next step in an outage', language, text: nextStepInOutage[language]('10:00') },
  ...Object.entries(policy.emergency.advice).flatMap(([kind, { text, short }]) =>
    [text, short].map((advice) => ({ what: `emergency.yaml advice ${kind}`, language, text: advice[language] })),
  ),
  ...[undefined, 'calls', ...reasonsForWriting].map((how) => ({
    what: `contact ${how ?? 'in a group'}`,
    language,
    text: urgentPlaces(policy, {
      head: { replyLanguage: language, nextWordBy: MONDAY },
      task: how === undefined ? undefined : taskOf(how),
      kinds: [],
    }).caller,
  })),
  ...[true, false].map((scored) => ({ what: 'farewell', language, text: closingMessage(scored)[language] })),
]);

it.each(texts)('$what ($language) strikes the right tone', ({ language, text }) => {
  // What it holds in braces is filled in before anybody reads it.
  expect(checkTone(text.replaceAll(/\{[\w-]+\}/g, 'algo'), language, { rules: policy.tone })).toEqual([]);
});

it('Every rule speaks both languages', () => {
  for (const { id, words } of policy.tone) {
    expect(words.es.length, id).toBeGreaterThan(5);
    expect(words.en.length, id).toBeGreaterThan(5);
    expect(new Set(words.es).size, id).toBe(words.es.length);
    expect(new Set(words.en).size, id).toBe(words.en.length);
  }
});
