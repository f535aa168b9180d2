import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { combine } from '#domain/case/change.ts';
import { areDifferentPeople, type Identity } from '#domain/case/identity.ts';
import { asOtherPerson, isAnothers } from '#domain/case/other-person.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { aCustomer, pageOf } from '#test/support/track.ts';
import { A, aDeskWithCases, B, because, C, type DeskWithCases } from './desk-with-cases.ts';

const ana: Identity = { kind: 'email', key: 'key-of-ana', proof: { how: 'authenticated-mail', at: MONDAY } };
const luis: Identity = { kind: 'handle', channel: 'whatsapp', key: 'key-of-luis' };

/** The case of Ana, and that of Luis about the same matter. */
const twoPeople = async () => {
  const fixture = await aDeskWithCases([A, B, C]);
  await fixture.table.write([
    { update: keys.head(A), set: { identities: [ana] } },
    { update: keys.head(B), set: { identities: [luis] } },
    { update: keys.complainant(B), set: { name: 'Luis' } },
  ]);
  const { track } = aCustomer(fixture);
  const headers = { accept: 'application/json' };
  const see = async (caseId: string) => (await track('GET', pageOf(caseId), { headers })).body;
  const seenWords = async (caseId: string) => JSON.stringify((await see(caseId))?.['messages']);
  return { ...fixture, track, see, seenWords, headers };
};

const mergeAs = (fixture: DeskWithCases, more: object = {}) =>
  fixture.post(B, 'merge', { into: A, ...because, ...more });

describe('merging the cases of two people', () => {
  it('It is refused with a warning until whoever merges says which it is', async () => {
    const fixture = await twoPeople();
    const refused = await mergeAs(fixture);
    expect(refused).toMatchObject({ status: 409, body: { code: 'different-people' } });
    expect(JSON.stringify(refused.body)).toContain('acknowledgeDifferentPeople');
    expect((await fixture.file(B)).head.mergedInto).toBeUndefined();
    expect((await mergeAs(fixture, { acknowledgeDifferentPeople: true })).status).toBe(200);
  });

  it('One person under two identities is merged as before once that is said', async () => {
    const fixture = await twoPeople();
    expect((await mergeAs(fixture, { samePerson: true })).status).toBe(200);
    const { complainant, messages } = await fixture.file(A);
    expect(complainant.handles).toHaveLength(1);
    expect(messages.some(({ person }) => person)).toBe(false);
  });

  it('What had been merged into the case of another person is that person’s as well, until it is undone', async () => {
    const fixture = await twoPeople();
    expect((await fixture.post(C, 'merge', { into: B, ...because, samePerson: true })).status).toBe(200);
    await mergeAs(fixture, { acknowledgeDifferentPeople: true });
    const { head } = await fixture.file(A);
    expect([B, C].map((caseId) => isAnothers(head, caseId))).toEqual([true, true]);
    expect((await fixture.post(B, 'undo', because)).status).toBe(200);
    expect((await fixture.file(A)).head.merged).toEqual([]);
  });

  it('Both are notified that their case is handled together and who has it, each in their own case', async () => {
    const fixture = await twoPeople();
    await mergeAs(fixture, { acknowledgeDifferentPeople: true });
    for (const caseId of [A, B]) {
      const { head, messages, texts } = await fixture.file(caseId);
      const [letter] = messages.filter(({ template, copiedFrom }) => template === 'merged-together' && !copiedFrom);
      const text = texts.get(letter?.textId ?? '') ?? '';
      expect(text).toContain(head.reference);
      expect(text).toContain('Lucía');
      expect(text).not.toMatch(/Palabras/);
      expect(text).toContain(caseId === A ? 'Ana' : 'Luis');
    }
    expect((await fixture.file(A)).complainant).toEqual({ name: 'Ana', email: 'ana@example.com' });
  });

  it('The team reads all, and each of them only what is theirs', async () => {
    const fixture = await twoPeople();
    await mergeAs(fixture, { acknowledgeDifferentPeople: true });
    expect((await fixture.words(A)).join()).toMatch(/Palabras 0.*Palabras 1|Palabras 1.*Palabras 0/s);
    expect(await fixture.seenWords(A)).toContain('Palabras 0');
    expect(await fixture.seenWords(A)).not.toContain('Palabras 1');
    expect(await fixture.seenWords(B)).toContain('Palabras 1');
    expect(await fixture.seenWords(B)).not.toContain('Palabras 0');
    expect(await fixture.see(B)).toMatchObject({ reference: 'AM-BBBBBBB2', link: { kind: 'own' } });
  });

  it('What the other person writes later reaches the team, and only they read it', async () => {
    const fixture = await twoPeople();
    await mergeAs(fixture, { acknowledgeDifferentPeople: true });
    const said = await fixture.track('POST', `${pageOf(B)}/messages`, {
      headers: fixture.headers,
      json: { text: 'Sigo sin agua, y quiero hablar con una persona.' },
    });
    expect(said.status).toBe(200);
    const { messages, tasks } = await fixture.file(A);
    expect(messages.filter(({ person, copiedFrom }) => person === B && !copiedFrom)).toHaveLength(1);
    expect(tasks.some(({ kind, status }) => kind === 'contact' && status === 'open')).toBe(true);
    expect(messages.some(({ template }) => template === 'person-will-call')).toBe(false);
    expect(await fixture.seenWords(B)).toContain('Sigo sin agua');
    expect(await fixture.seenWords(A)).not.toContain('Sigo sin agua');
  });

  it('What the customer of the case writes and is offered is not for the other person', async () => {
    const fixture = await twoPeople();
    await mergeAs(fixture, { acknowledgeDifferentPeople: true });
    await fixture.track('POST', `${pageOf(A)}/messages`, {
      headers: fixture.headers,
      json: { text: 'Soy Ana.' },
    });
    expect(await fixture.seenWords(B)).not.toContain('Soy Ana');
    const answer = await fixture.track('POST', `${pageOf(B)}/answer`, {
      headers: fixture.headers,
      json: { decision: 'decline' },
    });
    expect(answer).toMatchObject({ status: 403 });
  });

  it('Undoing gives the case back with its person', async () => {
    const fixture = await twoPeople();
    await mergeAs(fixture, { acknowledgeDifferentPeople: true });
    expect((await fixture.post(B, 'undo', because)).status).toBe(200);
    expect((await fixture.file(A)).head.identities).toEqual([ana]);
    expect(await fixture.seenWords(B)).toContain('Palabras 1');
    expect(await fixture.seenWords(A)).not.toContain('Palabras 1');
  });
});

describe('who two cases are of', () => {
  it.each([
    { one: [ana], other: [ana], different: false },
    { one: [ana], other: [luis], different: true },
    { one: [ana], other: [], different: true },
    { one: [], other: [], different: false },
    { one: [ana, luis], other: [luis], different: false },
  ])('$one.length and $other.length identities: different people is $different', ({ one, other, different }) => {
    expect(areDifferentPeople({ identities: one }, { identities: other })).toBe(different);
  });

  it('A change of another person writes nothing to the customer and changes nothing of who they are', () => {
    const letter = { messageId: 'm', direction: 'out', audience: 'customer', channel: 'email' } as const;
    const words = { ...letter, messageId: 'w', direction: 'in' } as const;
    const rest = { at: MONDAY, status: 'queued' } as const;
    const change = combine({
      events: [{ type: 'message-received', actor: { kind: 'customer' }, data: { channel: 'email', messageId: 'w' } }],
      items: [
        { kind: 'message', message: { ...letter, ...rest, textId: 'm' } },
        { kind: 'text', textId: 'm', text: 'A letter' },
        { kind: 'text', textId: 'short-m', text: 'A short one' },
        { kind: 'message', message: { ...words, ...rest, textId: 'w' } },
        { kind: 'text', textId: 'w', text: 'Words' },
        { kind: 'complainant', complainant: { name: 'Luis' } },
      ],
      effects: [{ effect: 'send', messageId: 'm' }],
    });
    const { items, effects } = asOtherPerson(change, B);
    expect(effects).toEqual([]);
    expect(items).toMatchObject([{ kind: 'message', message: { messageId: 'w', person: B } }, { textId: 'w' }]);
  });
});

describe('what the team does for the other person', () => {
  it('The desk shows how they are reached, and writes to them alone', async () => {
    const fixture = await twoPeople();
    await mergeAs(fixture, { acknowledgeDifferentPeople: true });
    expect((await fixture.view(A)).otherPeople).toMatchObject([{ caseId: B, name: 'Luis' }]);
    const text = 'Mañana va un técnico a su casa.';
    expect((await fixture.post(A, 'messages', { text, person: B })).status).toBe(201);
    expect(await fixture.seenWords(B)).toContain(text);
    expect(await fixture.seenWords(A)).not.toContain(text);
    expect(await fixture.post(A, 'messages', { text, person: C })).toMatchObject({ status: 400 });
  });
});
