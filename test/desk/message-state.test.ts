import { expect, it } from 'vitest';
import { messageState } from '../../desk/screens/case/stream/message-state.ts';

it.each([
  [{ audience: 'customer', status: 'held' }, 'held'],
  [{ audience: 'customer', status: 'taken-back' }, 'takenBack'],
  // Its reader had seen the case at the desk: no customer is meant.
  [{ audience: 'staff', status: 'taken-back' }, 'notNeeded'],
  [{ audience: 'customer', status: 'failed' }, 'failed'],
  [{ audience: 'customer', status: 'sent', failure: 'bounced' }, 'failed'],
  [{ audience: 'staff', status: 'queued' }, undefined],
] as const)('Of a message that is %o the desk says %s', (message, word) => {
  expect(messageState(message)).toBe(word);
});
