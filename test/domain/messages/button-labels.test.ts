import { expect, it } from 'vitest';
import { buttonLabels, customerButton, staffButton } from '#domain/messages/button-labels.ts';
import { knownWords } from '#domain/messages/known-words.ts';
import { templateIds } from '#domain/policy/schema/templates.ts';
import { checkTone } from '#domain/tone/check-tone.ts';
import { letterLanguages, replyLanguages } from '#domain/vocabulary.ts';
import { policy } from '#test/support/case-fixture.ts';

const toCustomers = letterLanguages.flatMap((language) =>
  templateIds.map((template) => ({ language, template, label: customerButton(policy, language, template) })),
);

it('Every button of a mail to a customer is known again where an answer quotes it', () => {
  const known = knownWords(buttonLabels(policy));
  for (const { label } of toCustomers)
    expect(known.covers([`> ${label} <https://amends.example/t/x>`])).toEqual([true]);
});

it('Every button says in few words and in the right tone what it leads to', () => {
  for (const { label, language } of toCustomers) {
    expect(label.length).toBeLessThanOrEqual(40);
    expect(checkTone(label, language === 'en' ? 'en' : 'es', { rules: policy.tone })).toEqual([]);
  }
});

it('The same template has another button where it leads to something to do', () => {
  for (const language of replyLanguages) {
    expect(customerButton(policy, language, 'offer')).not.toBe(customerButton(policy, language, 'acknowledgment'));
    expect(staffButton(policy, language, 'staff-task')).toBe(staffButton(policy, language));
  }
});
