import { expect, it } from 'vitest';
import type { CaseItem } from '#domain/case/change.ts';
import { originalText } from '#domain/messages/attachments.ts';
import { CASE_ID, MONDAY } from '#test/support/case-fixture.ts';
import { aDesk, carmen, lucia } from '#test/support/desk.ts';

const SHA = 'a'.repeat(64);
const path = `/desk/cases/${CASE_ID}`;

/** A case with a message of WhatsApp that three files came with, and a mail with one. */
const aCaseWithFiles = async () => {
  const fixture = aDesk();
  await fixture.openCase();
  await fixture.openTask('consult', { assignee: 'carmen', parts: [1, 1] });
  const message = (messageId: string, channel: string): CaseItem => ({
    kind: 'message',
    message: {
      messageId,
      direction: 'in',
      audience: 'customer',
      channel,
      at: MONDAY,
      textId: messageId,
      status: 'received',
    },
  });
  const attachments = [{ id: '1', name: 'Ana Robles.png', type: 'image/jpeg' }, { id: '2' }, { id: '3' }];
  await fixture.cases.change(CASE_ID, MONDAY, () => ({
    events: [
      {
        type: 'attachment-kept',
        actor: { kind: 'system' },
        data: { messageId: 'w', index: 0, sha256: SHA, bytes: 9, type: 'image/png' },
      },
      {
        type: 'attachment-refused',
        actor: { kind: 'system' },
        data: { messageId: 'w', index: 1, reason: 'too-large' },
      },
    ],
    items: [
      message('w', 'whatsapp'),
      message('e', 'email'),
      originalText('w', { original: 'inbound/w', attachments }),
      originalText('e', {
        original: 'inbound/e',
        attachments: [{ name: 'factura.pdf', size: 7, sha256: SHA }],
      }),
    ],
  }));
  return fixture;
};

it('A case is shown with its files and what became of each', async () => {
  const { desk } = await aCaseWithFiles();
  const { status, body } = await desk('GET', path, { as: lucia });
  expect(status).toBe(200);
  const files = body['attachments'] as { messageId: string; index: number }[];
  expect(files.toSorted((a, b) => a.messageId.localeCompare(b.messageId) || a.index - b.index)).toEqual([
    {
      ...{ messageId: 'e', index: 0, name: 'factura.pdf', size: 7, sha256: SHA, state: 'listed' },
      ...{ file: 'e.0', opens: `${path}/files/e.0` },
    },
    {
      ...{ messageId: 'w', index: 0, id: '1', name: 'Ana Robles.png' },
      ...{ type: 'image/png', size: 9, sha256: SHA, state: 'kept', file: 'w.0', opens: `${path}/files/w.0` },
    },
    { messageId: 'w', index: 1, id: '2', state: 'refused', reason: 'too-large', file: 'w.1' },
    { messageId: 'w', index: 2, id: '3', file: 'w.2', state: 'awaited' },
  ]);
});

it('An expert sees no files of a case, since a file may name the customer', async () => {
  const { desk } = await aCaseWithFiles();
  const { body } = await desk('GET', path, { as: carmen });
  expect(body).toMatchObject({ attachments: [] });
});
