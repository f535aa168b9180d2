import { itemWrites } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import type { Item } from '#cases/store/table.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { originalText } from '#domain/messages/attachments.ts';
import { conversationHash, threadHash } from '#domain/messages/threads.ts';
import type { RetentionDeps } from '#functions/retention/deps.ts';
import type { StoredFile } from '#functions/retention/files.ts';
import { customerKeys } from '#platform/customer-keys.ts';
import { CASE_ID, caseFixture, MONDAY } from '#test/support/case-fixture.ts';

const SECRET = 'identity-of-the-tests';
const marta = {
  name: 'Marta Olmedo',
  email: 'marta.olmedo@correo.example',
  phone: '+34600123456',
  handles: [{ channel: 'whatsapp', id: '34600123456', threadId: '34600123456' }],
} satisfies Complainant;

/** A store of files that remembers what was done to each. */
export const fileStore = () => {
  const state = new Map<string, 'blocked' | 'removed'>();
  const name = ({ bucket, key }: StoredFile) => `${bucket}/${key}`;
  return {
    state,
    files: {
      block: async (file: StoredFile) => void state.set(name(file), 'blocked'),
      unblock: async (file: StoredFile) => void state.delete(name(file)),
      remove: async (file: StoredFile) => void state.set(name(file), 'removed'),
    },
  };
};

const retentionDeps = (fixture: ReturnType<typeof caseFixture>, store = fileStore()): RetentionDeps => {
  let made = 0;
  return { ...fixture, newId: () => `id-${++made}`, identity: async () => ({ current: SECRET }), files: store.files };
};

/** What of a table names somebody or holds words, outside of what is blocked. */
export const leaks = (items: Item[], words: string[]): string[] =>
  items
    .filter(({ pk }) => !pk.startsWith('BLOCKED#'))
    .filter((item) => words.some((word) => JSON.stringify(item).includes(word)))
    .map(({ pk, sk }) => `${pk} ${sk}`);

/**
 * A concluded case of Marta's with as many messages as asked for, each with its original and found by its id.
 * @param over fields of the head
 */
export const aConcludedCase = async (messages = 3, over = {}) => {
  const fixture = caseFixture();
  const customer = customerKeys(SECRET, marta);
  await fixture.openCase({
    complainant: marta,
    head: {
      status: 'kept',
      closedAt: MONDAY,
      ...(customer[0] && { customerKey: customer[0] }),
      orderRef: 'P-77812',
      channel: 'call',
      ...over,
    },
  });
  const texts = Array.from({ length: messages }, (_, index) => `m${index}`);
  for (const id of texts)
    await fixture.table.write([
      {
        put: {
          ...keys.message(CASE_ID, id),
          ...{ messageId: id, direction: 'in', audience: 'customer', channel: 'call', at: MONDAY, textId: id },
          externalId: `external-${id}`,
        },
      },
      { put: { ...keys.text(CASE_ID, id), textId: id, text: `Soy Marta y digo ${id}` } },
      ...itemWrites(CASE_ID, [originalText(id, { original: `inbound/channels/call/${id}`, attachments: [] })]),
      { put: { ...keys.thread(threadHash('call', `external-${id}`)), caseId: CASE_ID } },
    ]);
  await fixture.table.write([
    ...customer.map((key) => ({ put: { ...keys.identity(key, CASE_ID), caseId: CASE_ID } })),
    ...marta.handles.map((handle) => ({ put: { ...keys.thread(conversationHash(handle)), caseId: CASE_ID } })),
  ]);
  const store = fileStore();
  return { fixture, store, deps: retentionDeps(fixture, store) };
};
