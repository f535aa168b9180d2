import fc from 'fast-check';
import type { RoundFacts } from '#domain/concession/round-facts.ts';
import { causes } from '#domain/vocabulary.ts';
import { policy } from '#test/support/policy.ts';

export { policy };

/** A boiler that broke through our fault, nothing said or done yet. */
export const aSituation = (over: Partial<RoundFacts> = {}): RoundFacts => ({
  cause: 'company-error',
  topic: 'product-fault',
  severity: 2,
  liable: true,
  remedies: [],
  requestedRemedies: [],
  earlier: { cases: 0, conceded: 0 },
  round: 1,
  counters: 0,
  open: [],
  offered: [],
  spent: 0,
  ...over,
});

const REQUESTS = [
  'Quiero que me devuelvan el dinero',
  'I want a refund of €60',
  'Un descuento de 2.000.000 €',
  'Quiero 1255,00 €',
  'No quiero un descuento, quiero un aparato nuevo',
  'Please fix it',
  'Nada de eso',
];

const ids = policy.concessions.map(({ id }) => id);

/** Any situation the rules can meet, with the real catalogue. */
export const situations: fc.Arbitrary<RoundFacts> = fc
  .record({
    cause: fc.option(fc.constantFrom(...causes), { nil: undefined }),
    topic: fc.option(fc.constantFrom(...policy.topics.map(({ id }) => id)), { nil: undefined }),
    severity: fc.constantFrom(1, 2, 3, 4),
    expertSaysLiable: fc.boolean(),
    remedies: fc.array(fc.constantFrom(...ids, 'refund', 'warranty', 'cambiarla por una nueva'), { maxLength: 2 }),
    requestedRemedies: fc.array(fc.constantFrom(...REQUESTS), { maxLength: 2 }),
    earlier: fc.record({ cases: fc.nat(6), conceded: fc.nat(6) }),
    customerValue: fc.option(fc.nat(100_000_000), { nil: undefined }),
    spent: fc.nat(120_000),
    limit: fc.option(fc.nat(60_000), { nil: undefined }),
  })
  .map(({ cause, topic, customerValue, limit, expertSaysLiable, ...rest }) => ({
    ...rest,
    ...(cause && { cause }),
    ...(topic && { topic }),
    ...(customerValue !== undefined && { customerValue }),
    ...(limit !== undefined && { limit }),
    liable: expertSaysLiable || cause === 'company-error',
    round: 1,
    counters: 0,
    open: [],
    offered: [],
  }));
