import { describe, expect, it } from 'vitest';
import { worthWrites } from '#cases/store/worths.ts';
import { aNegotiation } from './negotiation.ts';

const MILLION = 100_000_000;

const weighed = async (value: number | undefined, isProved = true) => {
  const proof = { how: 'authenticated-mail', at: '2026-11-23T09:00:00.000Z' } as const;
  const negotiation = await aNegotiation({
    cause: 'unfounded',
    wish: 'Que me devuelvan 60 euros',
    head: {
      customerKey: 'customer-1',
      identities: [{ kind: 'email', key: 'customer-1', ...(isProved && { proof }) }],
    },
  });
  const record = { customer: 'c', value: value ?? 0, asOf: negotiation.clock.now(), ttl: 0 };
  if (value !== undefined) await negotiation.table.write(worthWrites(['customer-1'], record));
  await negotiation.propose();
  const { offers } = await negotiation.file();
  return offers[0]?.options ?? [];
};

describe('the worth of a customer in a negotiation', () => {
  it('A small refund is never fought with a million-euro customer, even where nothing is owed', async () => {
    const options = await weighed(MILLION);
    const [refund] = options.filter(({ concession }) => concession === 'refund-60');
    expect(refund?.reasons[0]).toMatchObject({ code: 'goodwill-value' });
    expect(JSON.stringify(options)).not.toContain(String(MILLION));
    expect(JSON.stringify(options)).not.toContain('1.000.000');
  });

  it.each<[string, number | undefined, boolean, RegExp]>([
    ['is worth little', 50_000, true, /en proporción/],
    ['nobody was asked about', undefined, true, /desconocido \(todavía no se ha preguntado/],
    ['has proved nothing', MILLION, false, /desconocido \(nadie ha demostrado/],
  ])(
    'Nobody gives in for what a customer is worth who %s, and the reasons say so',
    async (_, value, isProved, words) => {
      const options = await weighed(value, isProved);
      expect(options.map(({ concession }) => concession)).not.toContain('refund-60');
      const said = options.flatMap(({ reasons }) => reasons.filter(({ code }) => code === 'customer-value'));
      for (const reason of said) expect(reason.es).toMatch(words);
      expect(said.length).toBeGreaterThan(0);
    },
  );
});
