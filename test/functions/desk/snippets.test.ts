import { describe, expect, it } from 'vitest';
import type { Case } from '#domain/case/case.ts';
import { placesIn, Snippet, snippetPlaces } from '#domain/policy/schema/snippets.ts';
import { formatInstant } from '#domain/time.ts';
import type { Snippets } from '#functions/desk/snippets/contract.ts';
import { CASE_ID, caseFixture, knownAs, policy } from '#test/support/case-fixture.ts';
import { aDesk, lucia } from '#test/support/desk.ts';

const SAID = { product: 'caldera Lumbre C24', reference: 'AM-7K3Q9F2D' };

const shown = async (head: Partial<Case> = {}, reads = 'es') => {
  const fixture = caseFixture();
  await fixture.openCase({
    head: { ...knownAs('ana'), ...SAID, ...head },
    complainant: { name: 'Ana Robles', email: 'ana@example.com' },
  });
  const { desk } = aDesk(fixture);
  const { body, status } = await desk('GET', `/desk/cases/${CASE_ID}/snippets`, {
    as: lucia,
    headers: { 'accept-language': reads },
  });
  expect(status).toBe(200);
  const { snippets } = body as Snippets;
  const text = (id: string) => snippets.find((snippet) => snippet.id === id)?.text;
  return { ...fixture, desk, snippets, text };
};

describe('texts to go on from', () => {
  it('They are filled for the case: product, reference and the date that a letter of now promises', async () => {
    const { text, clock, desk, snippets } = await shown();
    expect(text('understood-product')).toContain('caldera Lumbre C24');
    expect(text('closing')).toContain('AM-7K3Q9F2D');
    const letter = { as: lucia, json: { text: text('next') } };
    const { nextWordBy } = (await desk('POST', `/desk/cases/${CASE_ID}/messages`, letter)).body ?? {};
    expect(text('next')).toContain(formatInstant(String(nextWordBy), 'es', policy.company.zone));
    expect(clock.now() < String(nextWordBy)).toBe(true);
    expect(snippets.flatMap((snippet) => placesIn(snippet.text))).toEqual([]);
  });

  it('What the case cannot fill is not offered: no product, or no promise once it is closed', async () => {
    const closed = await shown({ status: 'closed', closedAt: '2026-11-23T09:00:00.000Z' });
    expect(closed.text('next')).toBeUndefined();
    expect(closed.snippets).toHaveLength(policy.snippets.length - 1);
    const fixture = caseFixture();
    await fixture.openCase({ head: knownAs('ana') });
    const { body } = await aDesk(fixture).desk('GET', `/desk/cases/${CASE_ID}/snippets`, { as: lucia });
    expect((body as Snippets).snippets.map(({ id }) => id)).not.toContain('understood-product');
  });

  it('They are in the language of the customer, and their titles in that of whoever reads them', async () => {
    const english = await shown({ language: 'en', replyLanguage: 'en' });
    expect(english.text('missing')).toMatch(/^To go on with your case/);
    expect(english.snippets.find(({ id }) => id === 'missing')?.title).toBe('Pedir una sola cosa que falta');
    const spanish = await shown({}, 'en');
    expect(spanish.snippets.find(({ id }) => id === 'missing')?.title).toBe('Ask for one missing thing');
    expect(spanish.text('missing')).toMatch(/^Para seguir/);
  });

  it('A co-official language is used where the company has the text in it, else Spanish', async () => {
    const catalan = await shown({ language: 'ca', letterLanguage: 'ca' });
    expect(catalan.snippets.find(({ id }) => id === 'closing')).toMatchObject({ language: 'ca' });
    expect(catalan.text('closing')).toMatch(/^No cal que contesti/);
    const basque = await shown({ language: 'eu', letterLanguage: 'eu' });
    expect(basque.snippets.find(({ id }) => id === 'closing')).toMatchObject({ language: 'es' });
  });
});

describe('the texts of the policy', () => {
  it('There is one for each thing that a letter begins or ends with', () => {
    const ids = policy.snippets.map(({ id }) => id);
    for (const id of ['sorry', 'understood', 'next', 'closing', 'missing', 'advice']) expect(ids).toContain(id);
  });

  it('A place that no case can fill is refused when the policy is read', () => {
    const title = { es: 'a', en: 'a' };
    const one = (text: string) => Snippet.safeParse({ id: 'a', title, text: { es: text, en: 'a' } }).success;
    expect(snippetPlaces.every((place) => one(`Hola {${place}}`))).toBe(true);
    expect(one('Hola {price}')).toBe(false);
    expect(one('Hola {}')).toBe(false);
  });

  it('A text has the same places in each language', () => {
    for (const { id, text } of policy.snippets)
      for (const words of Object.values(text))
        expect(placesIn(words ?? '').sort(), id).toEqual(placesIn(text.es).sort());
  });
});
