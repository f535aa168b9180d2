import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstsOfKind, kindOfCase } from '#domain/learning/landmark.ts';
import {
  decide,
  demandNobodyNamed,
  isShownFor,
  type ManualDecision,
  type ManualEntry,
  manualDecisions,
  propose,
} from '#domain/learning/manual.ts';
import { manualAsHtml, manualAsMarkdown } from '#domain/learning/manual-document.ts';
import { policy } from '#test/support/case-fixture.ts';

const at = '2026-11-23T09:00:00.000Z';
const begun: ManualEntry = { entryId: 'billing.3f2a', topic: 'billing', language: 'es', revision: 0 };
const written = {
  text: { title: 'Dos cobros', problem: 'Se cobra dos veces.', works: 'Corregir la factura.' },
  cases: [],
};
const proposed = propose(begun, written, { by: 'lucia', at });
const approved = decide(proposed, 'approve', { by: 'sofia', at });

describe('an entry of the manual', () => {
  test('It is shown once a supervisor has approved it, and the text before stands until then', () => {
    expect(isShownFor(proposed, { topic: 'billing', cause: undefined })).toBe(false);
    expect(approved.current).toMatchObject({ version: 1, by: 'lucia', approvedBy: 'sofia', text: written.text });
    const another = propose(approved, { ...written, text: { ...written.text, title: 'Otro' } }, { by: 'mateo', at });
    expect(another.current?.text.title).toBe('Dos cobros');
    expect(decide(another, 'approve', { by: 'sofia', at }).current).toMatchObject({ version: 2, by: 'mateo' });
    expect(decide(another, 'return', { by: 'sofia', at })).toMatchObject({ current: { version: 1 } });
    expect(() => decide(approved, 'approve', { by: 'sofia', at })).toThrow(
      expect.objectContaining({ code: 'nothing-proposed' }),
    );
  });

  test('It is shown with its topic, and its cause where that is known; not once it is retired', () => {
    const ours = { ...approved, cause: 'company-error' as const };
    expect(isShownFor(ours, { topic: 'billing', cause: undefined })).toBe(true);
    expect(isShownFor(ours, { topic: 'billing', cause: 'company-error' })).toBe(true);
    expect(isShownFor(ours, { topic: 'billing', cause: 'unfounded' })).toBe(false);
    expect(isShownFor(ours, { topic: 'delivery', cause: 'company-error' })).toBe(false);
    const retired = decide(ours, 'retire', { by: 'sofia', at });
    expect(isShownFor(retired, { topic: 'billing', cause: undefined })).toBe(false);
    expect(retired.current?.version).toBe(1);
  });

  test('Whatever is proposed and decided, versions only count up by one, and each change is a new revision', () => {
    const step = fc.constantFrom<ManualDecision | 'propose'>('propose', ...manualDecisions);
    const after = (entry: ManualEntry, next: ManualDecision | 'propose'): ManualEntry => {
      if (next === 'propose') return propose(entry, written, { by: 'lucia', at });
      const isNothing = next !== 'retire' && !entry.proposed;
      return isNothing ? entry : decide(entry, next, { by: 'sofia', at });
    };
    const versionOf = ({ current }: ManualEntry): number => current?.version ?? 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let entry = begun;
        for (const next of steps) {
          const changed = after(entry, next);
          const isApproved = changed !== entry && next === 'approve';
          expect(changed.revision - entry.revision).toBe(changed === entry ? 0 : 1);
          expect(versionOf(changed) - versionOf(entry)).toBe(isApproved ? 1 : 0);
          entry = changed;
        }
      }),
    );
  });

  test.each([
    [{ words: 'Llame a Marta Olmedo.' }, '/words'],
    [{ problem: 'Lo dijo en el 612 345 678.' }, '/problem'],
    [{ works: 'Escribir a marta.olmedo@correo.example' }, '/works'],
  ])('It names no customer: %s', (part, pointer) => {
    const text = { ...written.text, ...part };
    expect(() => demandNobodyNamed(text, ['Marta Olmedo'])).toThrow(
      expect.objectContaining({ code: 'personal-data-found', errors: [expect.objectContaining({ pointer })] }),
    );
  });

  test('Words of every day are no names', () => {
    expect(() =>
      demandNobodyNamed({ ...written.text, words: 'Gracias. Un saludo,\nLucía Ferrer' }, ['Ana']),
    ).not.toThrow();
  });
});

describe('the manual as a document', () => {
  const printing = { policy, language: 'es', day: '2026-11-23' } as const;
  const hostile = {
    ...approved,
    current: {
      ...(approved.current as NonNullable<typeof approved.current>),
      text: { ...written.text, title: '<b>Dos</b> *cobros*' },
    },
  };

  test('It has what is approved and shown, by topic, as Markdown and as a page that stands alone', () => {
    const retired = { ...decide(approved, 'retire', { by: 'sofia', at }), entryId: 'billing.other' };
    const entries = [approved, proposed, retired];
    const topic = policy.topics.find(({ id }) => id === 'billing')?.title.es;
    const markdown = manualAsMarkdown(entries, printing);
    expect(markdown).toContain(`## ${topic}`);
    expect(markdown.match(/^### /gm)).toHaveLength(1);
    const html = manualAsHtml(entries, printing);
    expect(html).toContain('<html lang="es">');
    expect(html.match(/<article>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script|src=|href=/);
  });

  test('What was written stands as it was written, and is no markup', () => {
    expect(manualAsHtml([hostile], printing)).toContain('&lt;b&gt;Dos&lt;/b&gt; *cobros*');
    expect(manualAsMarkdown([hostile], printing)).toContain('### \\<b\\>Dos\\</b\\> \\*cobros\\*');
  });

  test('An empty one says so', () => {
    expect(manualAsMarkdown([proposed], { ...printing, language: 'en' })).toContain('no approved entries');
  });
});

describe('the first case of a kind', () => {
  const ended = { caseId: 'b', topic: 'billing', cause: 'company-error' };

  test('It is the oldest of the day, once for each kind that was not met before', () => {
    const others = [{ ...ended, caseId: 'a' }, ended, { ...ended, caseId: 'c', cause: 'unfounded' }];
    expect(firstsOfKind(others, new Set()).map(({ caseId }) => caseId)).toEqual(['a', 'c']);
    expect(firstsOfKind(others, new Set([kindOfCase(ended)])).map(({ caseId }) => caseId)).toEqual(['c']);
  });
});
