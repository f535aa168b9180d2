import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type AnswerCheck, missingByLaw, statementsIn } from '#domain/agreement/answer-requirements.ts';
import { finalAnswerText } from '#domain/agreement/final-answer-text.ts';
import { RegimeSource } from '#domain/deadline/regime.ts';
import { law, regimeOf } from '#test/support/law.ts';
import { answered, points } from './facts.ts';

const check = (over: Partial<AnswerCheck> = {}, id = 'es-sac'): AnswerCheck => {
  const regime = regimeOf(id);
  const statements = statementsIn('final-answer', { regime, language: answered.language });
  const facts = { ...answered, points, everyPointAnswered: true, statements, ...over.facts };
  return { regime, head: { language: 'es' }, text: finalAnswerText(facts), ...over, facts };
};

const codeIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== 'regime.ts')
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));

type Shape = { properties?: Record<string, Shape>; items?: Shape; anyOf?: Shape[] };
const fieldsOf = (shape: Shape): string[] => [
  ...Object.entries(shape.properties ?? {}).flatMap(([field, inner]) => [field, ...fieldsOf(inner)]),
  ...(shape.items ? fieldsOf(shape.items) : []),
  ...(shape.anyOf ?? []).flatMap(fieldsOf),
];

describe('what the law wants in an answer', () => {
  it.each(law.regimes.map(({ id }) => id))('A whole answer holds what %s wants', (id) => {
    expect(missingByLaw(check({}, id))).toEqual([]);
  });

  it('A complaint of which no point was answered is not answered', () => {
    expect(missingByLaw(check({ facts: { ...answered, points: [] } }))[0]?.message).toMatch(/each point.*Ley 10\/2025/);
  });

  it('A refusal in two words gives no reasons', () => {
    const facts = { ...answered, points, everyPointAnswered: true, offers: [] };
    const [missing] = missingByLaw(check({ facts, text: 'No procede.' }));
    expect(missing).toMatchObject({ pointer: '/text', message: expect.stringMatching(/reasons/) });
  });

  it('A refusal names bodies outside the company, and says whether the company adheres to one', () => {
    const facts = { ...answered, points, everyPointAnswered: true, bodies: [] };
    expect(missingByLaw(check({ facts }))[0]?.message).toMatch(/bodies outside the company/);
    expect(check().text).toContain('Lumbre no está adherida de antemano a ningún sistema');
    const adhering = { ...answered, adheresTo: ['Junta Arbitral de Consumo'] };
    expect(finalAnswerText(adhering)).toContain('Lumbre está adherida a: Junta Arbitral de Consumo.');
  });

  it('A complaint in Catalan is answered in Catalan: the draft has to be translated', () => {
    const spanish = check({ head: { language: 'ca' } });
    expect(missingByLaw(spanish)[0]?.message).toMatch(/language of the complaint \(ca\)/);
    const catalan = `Hem estudiat la seva reclamació i no hem trobat cap error nostre, però sentim el que ha passat. ${points.map(({ point, answer }) => `${point} ${answer}`)}`;
    expect(
      missingByLaw({ ...spanish, text: `${catalan} Això és el que hem pogut veure amb les dades que ens va donar.` }),
    ).toEqual([]);
    expect(missingByLaw(check({ head: { language: 'de' } }))).toEqual([]);
  });

  it('What the law words itself cannot be edited away', () => {
    const uk = check({}, 'uk-disp');
    expect(uk.text).toContain('Financial Ombudsman Service');
    const edited = uk.text.replace('Financial Ombudsman Service', 'Ombudsman');
    expect(missingByLaw({ ...uk, text: edited })[0]?.message).toMatch(/DISP 1.6.2R/);
  });

  it('An agreement under the Peruvian law holds its phrase', () => {
    expect(statementsIn('agreement', { regime: regimeOf('pe-libro'), language: 'es' })).toEqual([
      'ACUERDO ACEPTADO PARA SOLUCIONAR EL RECLAMO.',
    ]);
  });

  it('Each field of a regime is read by code: what nobody reads has no place in the law we ship', () => {
    const code = ['domain', 'functions', 'cases', 'tools', 'policy'].flatMap(codeIn).join('\n');
    const unread = [...new Set(fieldsOf(z.toJSONSchema(RegimeSource, { io: 'input' }) as Shape))].filter(
      (field) => !new RegExp(`\\b${field}\\b`).test(code),
    );
    expect(unread).toEqual([]);
  });
});
