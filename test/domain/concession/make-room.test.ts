import { expect, it } from 'vitest';
import type { Option } from '#domain/case/settlement.ts';
import { chosenBy } from '#domain/concession/choose-options.ts';
import { makeRoom } from '#domain/concession/make-room.ts';
import { toOption } from '#domain/concession/staircase.ts';
import { policy } from '#test/support/policy.ts';

const RULE = { code: 'rule', es: 'Una regla', en: 'A rule' };

const option = (id: string, place: number, more: Partial<Option> = {}): Option => {
  const concession = policy.concessions.find((one) => one.id === id) ?? expect.fail(`no concession ${id}`);
  return { ...toOption(policy, { concession, reasons: [RULE] }, { place, language: 'es' }), ...more };
};
const call = option('follow-up-call', 0);
const credit = option('bill-credit-10', 1);
const chosen = option('refund-60', 1, { reasons: [chosenBy.releaser] });
const open = option('free-repair', 2, { openSince: 1 });

it.each<[string, Option[], string[], Option[]]>([
  ['what the rules hold for the least gives way', [call, credit], ['refund-60'], [call]],
  ['what is of the same kind gives way before it', [credit, call], ['bill-credit-30'], [call]],
  ['what a person chose stays before what the rules propose', [call, chosen], ['bill-credit-30'], [chosen]],
  ['what a person chose gives way to more of the same', [call, chosen], ['refund-150'], [call]],
  [
    'nothing gives way to what is there already, under whichever name',
    [call, credit],
    ['bill-credit-10', 'a'],
    [call, credit],
  ],
  ['nor to what is open from before', [call, credit, open], ['free-repair'], [call, credit]],
  ['what is named twice takes one place', [call, credit], ['refund-60', 'refund-60'], [call]],
  ['what is named stays where something gives way', [call, credit], ['bill-credit-10', 'refund-60'], [credit]],
  ['nothing gives way where there is a place', [call], ['refund-60'], [call]],
  ['all gives way to as many as a round has', [call, credit], ['refund-60', 'free-repair'], []],
])('Of a proposal, %s', (_, proposed, add, stay) => {
  expect(makeRoom(policy, proposed, add)).toEqual(stay);
});
