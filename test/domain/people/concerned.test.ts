import { describe, expect, it } from 'vitest';
import { concernedBy, lastResort, mayTouch } from '#domain/people/concerned.ts';
import { foldConcerned } from '#domain/people/fold-concerned.ts';
import { namedPeople } from '#domain/people/named-in-text.ts';
import { escalatesTo } from '#domain/tasks/escalation-policy.ts';
import { policy } from '#test/support/policy.ts';

const day = '2026-11-24';

describe('who is named in words of a customer', () => {
  it.each([
    ['la agente lucia me colgó', ['lucia']],
    ['La supervisora Sofía Arrizabalaga no me hace caso', ['sofia']],
    ['la supervisora sofia no me hace caso', ['sofia']],
    ['Ferrándiz Lucía, de su oficina', ['lucia']],
    ['Lucía me gritó', ['lucia']],
    ['Lucía hung up on me', ['lucia']],
    ['escribí a LUCIA@lumbre.example y se rió de mí', ['lucia']],
    ['la señora ferrandiz me insultó', ['lucia']],
    ['Hola, Lucía: sigo esperando', []],
    ['Estimada Sra. Ferrándiz: sigo esperando', []],
    ['Dear Lucía Ferrándiz, I am still waiting', []],
    ['Gracias, Lucía', []],
    ['Vivo en la calle Santa Lucía', []],
  ])('%s', (text, expected) => {
    expect(namedPeople(policy, text)).toEqual(expected);
  });

  it('finds somebody by another name that the policy lists', () => {
    const people = policy.people.map((one) => (one.id === 'lucia' ? { ...one, aliases: ['Luz Ferrer'] } : one));
    expect(namedPeople({ people }, 'Luz Ferrer me trató mal')).toEqual(['lucia']);
  });
});

describe('mayTouch', () => {
  it('keeps whoever a case is about from it and says why in both languages, and nobody else', () => {
    const head = { concerned: { sofia: 'named', mateo: 'cleared' } } as const;
    expect(mayTouch({ id: 'sofia' }, head, policy)).toMatchObject({
      may: false,
      because: { code: 'named', es: expect.stringContaining('nombra'), en: expect.stringContaining('names') },
    });
    expect(mayTouch({ id: 'mateo' }, head, policy)).toEqual({ may: true });
    expect(mayTouch({ id: 'andres' }, head, policy)).toEqual({ may: true });
    expect(concernedBy(head)).toEqual(['sofia']);
  });

  it('leaves no case without somebody, where it is about all who could have it', () => {
    const all = Object.fromEntries(policy.people.map(({ id }) => [id, 'named' as const]));
    const may = policy.people.filter((person) => mayTouch(person, { concerned: all }, policy).may);
    expect(may.map(({ id }) => id)).toEqual(['andres']);
    expect(lastResort(policy, { day, excluded: Object.keys(all) })).toBe('andres');
  });

  it('sends what is about all supervisors to whom the policy asks next', () => {
    const wanted = { level: 'supervisor', owner: 'lucia', day, excluded: ['sofia', 'andres'] } as const;
    expect(escalatesTo(policy, { ...wanted, excluded: [...wanted.excluded] })?.to).toBe('javier');
  });
});

describe('whom a case is about after a change', () => {
  const message = (text: string, audience: 'customer' | 'team' = 'customer') =>
    [
      { kind: 'message', message: { messageId: 'm', textId: 'm', direction: 'in', audience, at: '', channel: 'web' } },
      { kind: 'text', textId: 'm', text },
    ] as unknown as Parameters<typeof foldConcerned>[1];

  it('adds whom the words of the customer name, and not whom a note of the team names', () => {
    expect(foldConcerned(undefined, message('La agente Lucía me colgó'), policy.people)).toEqual({ lucia: 'named' });
    expect(foldConcerned(undefined, message('La agente Lucía me colgó', 'team'), policy.people)).toBeUndefined();
  });

  it('names again whom staff had cleared, and leaves whom they marked', () => {
    const before = { lucia: 'cleared', mateo: 'marked' } as const;
    const words = 'La agente Lucía Ferrándiz y Mateo Urrutia me insultaron';
    expect(foldConcerned(before, message(words), policy.people)).toEqual({ lucia: 'named', mateo: 'marked' });
    expect(foldConcerned(before, message('Sigo esperando'), policy.people)).toBe(before);
  });

  it('adds somebody of ours who is the customer', () => {
    const items = [{ kind: 'complainant', complainant: { email: 'Sofia@lumbre.example' } }] as const;
    expect(foldConcerned(undefined, items, policy.people)).toEqual({ sofia: 'customer' });
  });
});
