import { describe, expect, it } from 'vitest';
import { NOT_KEPT } from '#channels/call/consent.ts';
import { eventsOf } from '#domain/case/events.ts';
import { showCase } from '#functions/desk/case/show-case.ts';
import { receiveDelivery } from '#functions/inbound/receive-delivery.ts';
import { acknowledge } from '#functions/stages/acknowledge/acknowledge.ts';
import { caseFixture } from '#test/support/case-fixture.ts';
import { deskDeps } from '#test/support/desk.ts';
import { inboundFixture } from '../../functions/inbound/inbound-fixture.ts';

const connect = (over: Record<string, unknown> = {}) => ({
  CustomerMetadata: { ContactId: 'c-1' },
  CustomerEndpoint: { Address: '+34600111222' },
  Participants: [{ ParticipantId: 'CUSTOMER', ParticipantRole: 'CUSTOMER' }],
  Transcript: [
    { ParticipantId: 'CUSTOMER', Content: 'La caldera no enciende y tengo frío.' },
    { ParticipantId: 'AGENT', Content: 'Ahora lo vemos.' },
  ],
  ...over,
});
const chat = (recordingConsent: unknown) => ({
  id: 'chat-1',
  customer: { email: 'ana@correo.example' },
  recordingConsent,
  messages: [{ from: 'Ana', text: 'La caldera no enciende y tengo frío.' }],
});
const lines = (consent: string) =>
  Buffer.from(`Teléfono: +34 600 111 222\nConsentimiento: ${consent}\nCliente: La caldera no enciende y tengo frío.`);

const taken = async (channel: 'call' | 'chat', payload: unknown) => {
  const fixture = inboundFixture({ real: true });
  const delivery = await fixture.deliver(channel, payload);
  const file = await fixture.load(delivery);
  const consent = eventsOf(file.events, 'recording-consent')[0]?.data.consent;
  return { fixture, delivery, file, consent, words: [...file.texts.values()].join('\n') };
};

describe('whether somebody agreed to be recorded', () => {
  it.each<[string, { channel: 'call' | 'chat'; payload: unknown }, string]>([
    [
      'Connect, attributes of the contact',
      { channel: 'call', payload: connect({ Attributes: { recordingConsent: 'true' } }) },
      'given',
    ],
    ['Connect, who says nothing', { channel: 'call', payload: connect() }, 'unknown'],
    ['the field of plain JSON', { channel: 'chat', payload: chat(true) }, 'given'],
    ['words', { channel: 'chat', payload: chat('sí') }, 'given'],
    ['something else', { channel: 'chat', payload: chat('quizá') }, 'unknown'],
    ['a line of a transcript', { channel: 'call', payload: lines('sí') }, 'given'],
  ])('Whether somebody agreed to be recorded is kept with the message: %s', async (_, { channel, payload }, said) => {
    const { consent, words } = await taken(channel, payload);
    expect(consent).toBe(said);
    expect(words).toContain('tengo frío');
  });

  it.each<[string, 'call' | 'chat', unknown]>([
    ['Connect', 'call', connect({ Attributes: { recordingConsent: 'false' } })],
    [
      'Connect, in its metadata',
      'call',
      connect({ CustomerMetadata: { ContactId: 'c', Attributes: { recordingConsent: 'no' } } }),
    ],
    ['plain JSON', 'chat', chat(false)],
    ['lines', 'call', lines('no')],
  ])(
    'Of whoever did not agree to be recorded nothing said is kept, nor in the bucket, and a person has to ask: %s',
    async (_, channel, payload) => {
      const { fixture, delivery, file, consent, words } = await taken(channel, payload);
      expect(consent).toBe('refused');
      expect(words).toContain(NOT_KEPT);
      expect(delivery).toMatchObject({ result: 'opened', reason: 'recording-refused' });
      const stored = [...fixture.inbox.objects.values()].map((bytes) => Buffer.from(bytes).toString('utf8')).join('\n');
      expect(`${words}${stored}${JSON.stringify(fixture.table.all())}`).not.toMatch(/tengo frío|Ahora lo vemos/);

      // The reduced object tells of itself again: nothing comes of it, before and after the record was written.
      const [key = ''] = fixture.inbox.objects.keys();
      const again = { key, channel, id: '01938f6a-0000-7000-8000-0000000000ff', receivedAt: delivery.receivedAt };
      await receiveDelivery(again, fixture.deps);
      expect((await fixture.deliveries(channel)).find(({ id }) => id === again.id)).toMatchObject({
        result: 'opened',
        caseId: file.head.caseId,
      });
      expect(fixture.cases()).toBe(1);
    },
  );

  it('Whether somebody agreed to be recorded is shown at the desk', async () => {
    const { fixture, file } = await taken('call', connect({ Attributes: { recordingConsent: 'false' } }));
    const reader = { id: 'sofia', groups: ['supervisor'], language: 'es' } as const;
    const deps = { ...deskDeps(caseFixture()), cases: fixture.deps.cases };
    const { messages } = await showCase(
      { caseId: file.head.caseId, reader: { ...reader, groups: [...reader.groups] } },
      deps,
    );
    expect(messages[0]).toMatchObject({ consent: 'refused' });
  });
});

describe('the acknowledgment of a call', () => {
  const letter = async (channel: 'call' | 'chat', payload: unknown) => {
    const { fixture, file } = await taken(channel, payload);
    const { caseId } = file.head;
    const deps = { ...deskDeps(caseFixture()), ...fixture.deps, trackingUrl: async () => 'https://amends.example/t/x' };
    await acknowledge({ caseId, cycle: 1, taskId: `${caseId}.examine.1` }, deps);
    return [...(await fixture.load({ caseId })).texts.values()].find((text) =>
      text.includes('Gracias por contárnoslo'),
    );
  };
  it('The acknowledgment of a call says how to get the recording, or that there is none', async () => {
    expect(await letter('call', connect())).toContain('pídanosla con su referencia');
    expect(await letter('chat', chat(false))).toContain('no hemos guardado lo que hablamos');
  });
});
