import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { channels, type TwoWayChannel } from '#channels/names.ts';
import { outbound } from '#channels/outbound.ts';
import { type Attachment, fetchEffects, originalText } from '#domain/messages/attachments.ts';
import type { RelayDeps } from '#functions/relay/deps.ts';
import { relay } from '#functions/relay/relay.ts';
import { CASE_ID, caseFixture, MONDAY } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { relayDepsOf, services } from './services.ts';

export const PNG = Buffer.from('\x89PNG\r\n\x1a\nlooks like a picture', 'latin1');
export const VOICE = Buffer.from('OggS\0\x02 a voice', 'latin1');

/** The platforms' media APIs on this machine: what lies at a path, and who asked for it. */
export type Answer = { status?: number; headers?: Record<string, string>; body?: string | Buffer };
export const answers = new Map<string, Answer>();
export const asked: { path: string; authorization: string | undefined }[] = [];
/** Where that server listens. */
export let base = '';

/** Starts the server for the tests of a file, and stops it after them. */
export const servesMedia = (): void => {
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, authorization: request.headers.authorization });
    const { status = 200, headers = {}, body = '' } = answers.get(path) ?? { status: 404 };
    response.writeHead(status, headers).end(body);
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());
  beforeEach(() => {
    answers.clear();
    asked.length = 0;
  });
};

/** A case with a message that files came with, and the relay that fetches them. */
export const aCaseWith = async (channel: TwoWayChannel, ...attachments: Attachment[]) => {
  const fixture = caseFixture();
  const outside = services();
  await fixture.openCase();
  await fixture.cases.change(CASE_ID, MONDAY, () => ({
    events: [anEvent('message-received', {}, { kind: 'customer' })],
    items: [originalText('m1', { original: 'inbound/x', attachments })],
    effects: fetchEffects(channels, { channel, messageId: 'm1' }, attachments),
  }));
  const settings = { token: 'T', bot_token: '7:B', account_sid: 'AC1', auth_token: 'S', base };
  const zendesk = { subdomain: 'lumbre', email: 'ana@lumbre.example', api_token: 'Z' };
  const chatwoot = { url: 'https://chat.lumbre.example', files_host: 'files.lumbre.example' };
  const x = { consumer_key: 'CK', consumer_secret: 'CS', access_token: 'AT', access_token_secret: 'AS' };
  const deps: RelayDeps = {
    ...relayDepsOf(fixture, outside),
    outbound,
    settingsOf: async () => ({ ...settings, ...zendesk, ...chatwoot, ...x }),
  };
  const items = await fixture.outbox();
  const run = () =>
    relay(
      items.map((item) => ({ what: 'effect', caseId: CASE_ID, item })),
      deps,
    );
  const fates = async () => (await fixture.file()).events.filter(({ type }) => type.startsWith('attachment-'));
  return { fixture, outside, deps, run, fates };
};
export const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
