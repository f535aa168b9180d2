import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deliveryId } from '#cases/inbound-message/handle-mail.ts';
import { effectsOf } from '#cases/store/outbox.ts';
import type { Item } from '#cases/store/table.ts';
import type { Stored } from '#channels/inbound-objects.ts';
import type { Delivery, Message } from '#domain/case/message.ts';
import { receiveMail } from '#functions/inbound/receive-mail.ts';
import { corpus } from '#local/paths.ts';
import { corpusMails as files } from '#test/channels/email/corpus-mails.ts';
import { complaintsFixture } from '../complaints/complaints-api.ts';

const SEED = 20_261_122;
const TIMES = 3;

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
const randomNumbers = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

const shuffled = <Thing>(things: Thing[]): Thing[] => {
  const random = randomNumbers(SEED);
  return things
    .map((thing) => ({ thing, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ thing }) => thing);
};

/** Delivers every mail as `TIMES` objects, and each object twice, as a queue may, in an order that only the seed decides. */
const deliverAll = async () => {
  const fixture = complaintsFixture();
  let ids = 0;
  const deps = {
    ...fixture.deps,
    newReference: () =>
      `AM-${(++ids)
        .toString(8)
        .padStart(8, '0')
        .replace(/[01]/g, (digit) => 'XY'[Number(digit)] ?? '')}`,
    inbox: { read: async (key: string) => ({ bytes: readFileSync(join(corpus, key.replace(/#\d$/, ''))) }) },
    mailDomain: 'lumbre.example',
    deskUrl: 'https://api.lumbre.example/desk',
  };
  const objects = files.flatMap((file) =>
    Array.from({ length: TIMES }, (_, time) => ({ key: `${file}#${time}`, receivedAt: fixture.clock.now() })),
  );
  const failed: string[] = [];
  for (const stored of shuffled([...objects, ...objects]))
    await receiveMail(stored, deps).catch((error: Error) => failed.push(`${stored.key}: ${error.message}`));
  return { objects, failed, items: fixture.table.all() };
};

type Delivered = { objects: Stored[]; failed: string[]; items: Item[] };

describe('the corpus of real mails, each delivered three times in random order', () => {
  let delivered: Delivered;
  const items = <Kind>(prefix: string) =>
    delivered.items.filter(({ sk }) => sk.startsWith(prefix)) as unknown as (Item & Kind)[];
  const deliveries = new Map<string, Delivery>();
  const outcomes = (file: string): Delivery[] =>
    delivered.objects
      .filter(({ key }) => key.startsWith(`${file}#`))
      .flatMap((stored) => deliveries.get(deliveryId(stored)) ?? []);

  beforeAll(async () => {
    delivered = await deliverAll();
    for (const item of delivered.items)
      if ('result' in item && 'channel' in item) deliveries.set(String(item['id']), item as unknown as Delivery);
  });

  it('The corpus of real mails breaks nothing and leaves one delivery for each object', () => {
    expect(delivered.failed).toEqual([]);
    const records = delivered.items.filter((item) => 'result' in item && 'channel' in item);
    expect(records.map(({ id }) => id).sort()).toEqual(delivered.objects.map(deliveryId).sort());
  });

  it('The corpus of real mails stores no message twice', () => {
    const stored = files.map((file) => outcomes(file).filter(({ result }) => ['opened', 'joined'].includes(result)));
    expect(files.filter((_, index) => (stored[index]?.length ?? 0) > 1)).toEqual([]);
    const kept = items<Message>('MESSAGE#').filter(({ direction }) => direction === 'in');
    expect(kept).toHaveLength(stored.flat().length);
    const named = kept.flatMap(({ externalId, pk }) => (externalId ? [`${externalId} ${pk}`] : []));
    expect(new Set(named).size).toBe(named.length);
  });

  it('The corpus of real mails comes to the same end all three times', () => {
    for (const file of files) {
      const said = new Set(outcomes(file).map(({ result, reason }) => `${result} ${reason ?? ''}`));
      const isLetter = outcomes(file).some(({ caseId }) => caseId);
      if (!isLetter) expect(said.size, file).toBe(1);
      else expect(new Set(outcomes(file).map(({ caseId }) => caseId)).size, file).toBe(1);
    }
  });

  it('The corpus of real mails opens no case for what a machine wrote, but for the few bounces that do not say so', () => {
    const opened = (folder: string) =>
      files.filter((file) => file.startsWith(`email/${folder}/`) && outcomes(file).some(({ caseId }) => caseId));
    expect(opened('autoreply')).toEqual([]);
    expect(opened('feedback-loop')).toEqual([]);
    expect(opened('bounce').length / files.filter((file) => file.startsWith('email/bounce/')).length).toBeLessThan(
      0.04,
    );
  });

  it('The corpus of real mails sends customers nothing: what follows is the start of an execution, once for each case, its timers, the fetching of files, and urgent calls that are notified to the team', () => {
    const effects = items<Item>('OUTBOX#').flatMap(effectsOf);
    const urgent = items<Message>('MESSAGE#').filter(({ template }) => template === 'staff-call');
    expect(urgent.every(({ audience }) => audience === 'staff')).toBe(true);
    const sent = effects.flatMap((one) => (one.effect === 'send' ? one.messageId : []));
    expect(sent.sort()).toEqual(urgent.map(({ messageId }) => messageId).sort());
    const starts = effects.flatMap((one) => (one.effect === 'start' ? one.input?.caseId : []));
    expect(
      effects.filter(({ effect }) => !['start', 'fetch-attachment', 'timers', 'set-timer', 'send'].includes(effect)),
    ).toEqual([]);
    const cases = items<{ caseId: string }>('CASE').filter(({ sk }) => sk === 'CASE');
    expect(cases.length).toBeGreaterThan(200);
    expect(starts.sort()).toEqual(cases.map(({ caseId }) => caseId).sort());
  });

  it('The corpus of real mails meets no loop: not one of them is a complaint of ours when it comes back from our own address', async () => {
    const { deps, table } = complaintsFixture();
    for (const [index, file] of files.entries()) {
      const text = readFileSync(join(corpus, file)).toString('latin1');
      const [head = ''] = text.split(/\r?\n\r?\n/, 1);
      const own = head
        .replace(/^(?:from|sender|reply-to|x-original-from|x-original-sender)[ \t]*:.*(?:\r?\n[ \t].*)*\r?\n?/gim, '')
        .replace(/^From .*\r?\n/, '')
        .trim();
      const bytes = Buffer.from(`From: atencion@lumbre.example\r\n${own}${text.slice(head.length)}`, 'latin1');
      const inbox = { read: async () => ({ bytes }) };
      await receiveMail(
        { key: `own-${index}`, receivedAt: deps.clock.now() },
        { ...deps, inbox, mailDomain: 'lumbre.example', deskUrl: 'https://api.lumbre.example/desk' },
      );
    }
    const items = table.all();
    const ends = items.filter((item) => 'result' in item && 'channel' in item) as unknown as Delivery[];
    const opened = new Set(ends.filter(({ result }) => result === 'opened').map(({ caseId }) => `CASE#${caseId}`));
    // What somebody of ours sends on is of whom it quotes; nothing is ever taken for a complaint of ourselves.
    const senders = items.filter(({ pk, sk }) => opened.has(pk) && sk === 'PERSON').map(({ email }) => String(email));
    expect(senders.filter((email) => /@(?:.*\.)?lumbre\.example$/i.test(email))).toEqual([]);
    expect(senders).toHaveLength(opened.size);
    expect(opened.size).toBeLessThan(files.length / 4);
    expect(ends.filter(({ reason }) => reason === 'own-mail').length).toBeGreaterThan(300);
  });
});
