import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Adapted, Adapter } from '#channels/contract.ts';
import { fixtures } from '#test/support/files.ts';
import { mutations, RECEIVED_AT } from '../real-payloads.ts';

export { bytesOf as json, RECEIVED_AT as RECEIVED } from '../real-payloads.ts';

const channels = join(fixtures, 'channels');

export const fixture = (channel: string, file: string): Buffer => readFileSync(join(channels, channel, file));
const fixturesOf = (channel: string): Buffer[] =>
  readdirSync(join(channels, channel))
    .filter((file) => file.endsWith('.json'))
    .map((file) => fixture(channel, file));

export const reasons = ({ ignored }: Adapted): string[] => ignored.map(({ reason }) => reason);

const KINDS = ['complaint', 'message', 'status', 'edit', 'deletion', 'reaction', 'survey', 'other'];

/** What must hold of everything an adapter says, however broken the payload. */
export const expectSound = ({ items, ignored }: Adapted): void => {
  expect(items.length + ignored.length).toBeGreaterThan(0);
  for (const { kind, text, author, externalId, at, attachments } of items) {
    expect(KINDS).toContain(kind);
    expect(typeof text).toBe('string');
    expect(text.isWellFormed()).toBe(true);
    expect(author.id).not.toBe('');
    expect(externalId).not.toBe('');
    expect(new Date(at).toISOString()).toBe(at);
    expect(Array.isArray(attachments)).toBe(true);
  }
  for (const { reason } of ignored) expect(reason).toMatch(/^[\w:./-]{1,90}$/);
};

/** Real payloads, broken in many ways: the adapter always answers, and loses none without a word. */
export const expectUnbreakable = (channel: string, adapt: Adapter): Promise<void> =>
  fc.assert(
    fc.asyncProperty(mutations(fixturesOf(channel)), async (bytes) => expectSound(await adapt(bytes, RECEIVED_AT))),
    { numRuns: 500 },
  );
