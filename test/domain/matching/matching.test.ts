import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Candidate,
  caseReferencesIn,
  isThanks,
  joining,
  mentionsOrder,
  orderRefIn,
} from '#domain/matching/matching.ts';
import { cpuTimeOf } from '#test/support/cpu-time.ts';

const at = '2026-11-23T09:00:00.000Z';
const candidate = (over: Partial<Candidate> = {}): Candidate => ({
  caseId: 'case-1',
  open: true,
  samePerson: true,
  sameConversation: false,
  named: false,
  ...over,
});
const asked = (candidates: Candidate[], text = 'Sigue sin funcionar.') => joining(candidates, { text, at });

describe('where a message belongs', () => {
  it.each([
    ['the same conversation', { sameConversation: true }, '', 'same-conversation'],
    ['its reference', { named: true }, '', 'names-case'],
    ['its order', { orderRef: 'L-20417' }, 'Es por el pedido l 20417, o sea L20417', 'same-order'],
    ['the person, heard a moment ago', { lastHeardAt: '2026-11-23T08:00:00.000Z' }, '', 'same-person-recently'],
    ['the person, heard 72 hours ago', { lastHeardAt: '2026-11-20T09:00:00.000Z' }, '', 'same-person-recently'],
  ])('Where a message belongs is an open case, by %s', (_, over, text, code) => {
    expect(asked([candidate(over)], text)).toMatchObject({ how: 'joins', caseId: 'case-1', reason: { code } });
  });

  it.each([
    ['nothing is known', []],
    ['the person was last heard longer ago', [candidate({ lastHeardAt: '2026-11-20T08:59:59.999Z' })]],
    ['the person has another order', [candidate({ orderRef: 'L-20418' })]],
  ])('Where a message belongs is a new case where %s', (_, candidates) => {
    expect(asked(candidates, 'El pedido L-20417 llegó roto')).toMatchObject({
      how: 'opens',
      reason: { code: 'new-matter' },
    });
  });

  it('Where a message belongs is the case of the surest rule, and of those the first given', () => {
    const recent = candidate({ caseId: 'recent', lastHeardAt: at });
    const quoted = [candidate({ caseId: 'quoted', named: true }), candidate({ caseId: 'older', named: true })];
    expect(asked([recent, ...quoted])).toMatchObject({ caseId: 'quoted' });
  });

  it('Where a message belongs is a new case linked to a closed one, which stays closed', () => {
    const closed = candidate({ open: false, sameConversation: true });
    expect(asked([closed])).toMatchObject({ how: 'opens', linkedTo: 'case-1', reason: { code: 'after-closed' } });
    expect(asked([closed], '¡Muchas gracias!')).toMatchObject({ how: 'notes', caseId: 'case-1' });
    expect(asked([closed, candidate({ caseId: 'open', lastHeardAt: at })])).toMatchObject({ caseId: 'open' });
  });
  it.each([
    { what: 'its reference', fields: { named: true }, text: 'AM-7K3Q9F2D: falta algo', code: 'names-case' },
    { what: 'its order', fields: { orderRef: 'L-20417' }, text: 'Pedido L-20417: falta algo', code: 'same-order' },
  ])('What names a closed case by $what joins it, and a person decides', ({ fields, text, code }) => {
    const closed = candidate({ open: false, ...fields });
    expect(asked([closed], text)).toMatchObject({ how: 'joins', caseId: 'case-1', reason: { code } });
  });

  it('A broken promise joins the case of the person that was closed last, unless it is about another order', () => {
    const missing = (text: string, ...closed: Candidate[]) => joining(closed, { text, at, saysPromiseBroken: true });
    const older = candidate({ open: false, caseId: 'older', closedAt: '2026-10-01T09:00:00.000Z' });
    const newer = candidate({
      open: false,
      caseId: 'newer',
      closedAt: '2026-11-01T09:00:00.000Z',
      orderRef: 'L-20417',
    });
    const ancient = candidate({ open: false, caseId: 'ancient', closedAt: '2025-11-01T09:00:00.000Z' });
    const text = 'No me han devuelto el dinero.';
    expect(missing(text, older, newer)).toMatchObject({ how: 'joins', caseId: 'newer' });
    expect(missing('Pedido P-777777: no me han devuelto el dinero', newer)).toMatchObject({ how: 'opens' });
    expect(missing(text, ancient)).toMatchObject({ how: 'opens', reason: { code: 'new-matter' } });
    expect(joining([older], { text: '¡Gracias!', at, hasFiles: true })).toMatchObject({ how: 'opens' });
  });

  it('Where a message belongs is never the case of somebody else, whatever is quoted', () => {
    const others = fc.record({
      caseId: fc.uuid(),
      open: fc.boolean(),
      samePerson: fc.constant(false),
      sameConversation: fc.boolean(),
      named: fc.boolean(),
      orderRef: fc.constant('L-20417'),
      lastHeardAt: fc.constant(at),
    });
    fc.assert(
      fc.property(fc.array(others), (candidates) => {
        const found = asked(candidates, 'Pedido L-20417, gracias');
        expect(found).toMatchObject({ how: 'opens', reason: { code: 'new-matter' } });
        expect(found).not.toHaveProperty('linkedTo');
      }),
    );
  });
});

describe('thanks', () => {
  it.each([
    'gracias',
    '¡Muchas gracias por todo!',
    'Mil gracias 🙏',
    'Ok, gracias',
    'Moltes gràcies',
    'Eskerrik asko',
    'Graciñas!',
    'Thanks a lot',
    'thank you so much :)',
    'Perfect, thanks!',
    'Obrigada',
    '👍🏽',
  ])('%s', (text) => expect(isThanks(text)).toBe(true));

  it.each([
    '',
    'ok',
    'Gracias, pero sigue sin funcionar',
    'No gracias a ustedes',
    'Thanks for nothing',
    'Thank you, when will it arrive?',
    'Gracias. Quiero la devolución',
    '🙏 pero no va',
  ])('Thanks are more than that: %s', (text) => expect(isThanks(text)).toBe(false));

  it('Thanks are decided at once, also in a text made to be slow', async () => {
    expect(await cpuTimeOf(() => isThanks(`${'gracias '.repeat(9)}x`))).toBeLessThan(200);
    expect(await cpuTimeOf(() => orderRefIn('pedido n. '.repeat(5000)))).toBeLessThan(200);
  });
});

describe('numbers in a text', () => {
  it.each([
    ['El pedido L-20417 llegó roto', 'L-20417'],
    ['pedido nº 2026/00417.', '2026/00417'],
    ['Número de pedido: 884512', '884512'],
    ['order number #A1-99321, please', 'A1-99321'],
    ['my order 20417', '20417'],
    ['La comanda 77812 no arriba', '77812'],
  ])('%s is about %s', (text, order) => expect(orderRefIn(text)).toBe(order));

  it.each(['El pedido llegó roto', 'order it again 2 times', 'ordenador 20417', 'El pedido de 2 lámparas', ''])(
    '%j names no order',
    (text) => expect(orderRefIn(text)).toBeUndefined(),
  );

  it('Numbers in a text are the same however they are punctuated', () => {
    expect(mentionsOrder('es el L20417', 'L-20417')).toBe(true);
    expect(mentionsOrder('es el L-204171', 'L-20417')).toBe(false);
    expect(mentionsOrder('tengo 12 quejas', '12')).toBe(false);
  });

  it('Numbers in a text are references where they look like ours, the first few', () => {
    expect(caseReferencesIn('am-7k3q9f2d y AM-7K3Q9F2D, no AM-1')).toEqual(['AM-7K3Q9F2D']);
    expect(caseReferencesIn('AM-22222222 AM-33333333 AM-44444444 AM-55555555 AM-66666666 AM-77777777')).toHaveLength(5);
  });
});
