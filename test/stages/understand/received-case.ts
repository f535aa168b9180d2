import { identityItems } from '#cases/inbound-message/open-case.ts';
import { caseStore } from '#cases/store/case-store.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import type { Case } from '#domain/case/case.ts';
import { textItem } from '#domain/case/change.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { clock } from '#domain/time.ts';
import { dated } from '#test/support/dating.ts';
import { anEvent } from '#test/support/events.ts';
import { policy } from '#test/support/policy.ts';

export { policy };
export const CASE_ID = '019abc00-0000-7000-8000-000000000001';
/** A Monday morning. */
const RECEIVED_AT = '2026-11-23T09:00:00.000Z';

/** A fixture with a table in memory and a clock that stands still a minute after the complaint came in. */
export const receivedFixture = () => {
  const table = memoryTable();
  const time = clock(1, () => new Date('2026-11-23T09:01:00.000Z'));
  return { table, cases: caseStore(table, dated(table, policy, time)), clock: time, policy };
};
export type ReceivedFixture = ReturnType<typeof receivedFixture>;

/** Stores a complaint as intake leaves it. */
export const receive = (
  { cases }: ReceivedFixture,
  text: string,
  head: Partial<Case> = {},
  complainant: Complainant = {},
): Promise<Case> => {
  const caseId = head.caseId ?? CASE_ID;
  const receivedAt = head.receivedAt ?? RECEIVED_AT;
  return cases.open(
    {
      caseId,
      reference: 'AM-23456789',
      status: 'received',
      stage: 'intake',
      channel: 'web',
      language: 'unknown',
      replyLanguage: 'es',
      receivedAt,
      answerBy: '2026-12-08T09:00:00.000Z',
      nextWordBy: '2026-11-25T09:00:00.000Z',
      policyVersion: policy.version,
      cycle: 1,
      handOvers: 0,
      ...head,
    },
    {
      events: [anEvent('complaint-received', {}, { kind: 'customer' })],
      items: [
        { kind: 'complainant', complainant },
        {
          kind: 'message',
          message: {
            messageId: 'm1',
            direction: 'in',
            audience: 'customer',
            channel: 'web',
            at: receivedAt,
            textId: 'm1',
            status: 'received',
          },
        },
        textItem('m1', text),
        ...identityItems(head.identities ?? []),
      ],
    },
  );
};
