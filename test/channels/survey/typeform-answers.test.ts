import { describe, expect, it, test } from 'vitest';
import { adaptSurvey } from '#channels/survey/adapt.ts';
import { adapted } from '../real-payloads.ts';

type Answer = { title: string; type: string; answer: object };

const respond = async (...asked: Answer[]) => {
  const fields = asked.map(({ title, type }, place) => ({ id: `f${place}`, title, type }));
  const answers = asked.map(({ type, answer }, place) => ({ ...answer, field: { id: `f${place}`, type } }));
  const form_response = { token: 't-1', submitted_at: '2026-11-20T10:00:00Z', definition: { fields }, answers };
  const { items } = await adapted(adaptSurvey, { event_type: 'form_response', form_response });
  return items[0];
};

describe('answers of Typeform that say nothing without their question', () => {
  test.each([
    ['¿Le han devuelto el dinero?', 'yes_no', { type: 'boolean', boolean: false }, '¿Le han devuelto el dinero? No'],
    ['¿Le han devuelto el dinero?', 'yes_no', { type: 'boolean', boolean: true }, '¿Le han devuelto el dinero? Sí'],
    ['Did the parcel arrive?', 'yes_no', { type: 'boolean', boolean: true }, 'Did the parcel arrive? Yes'],
    ['Acepto que me llamen', 'legal', { type: 'boolean', boolean: true }, 'Acepto que me llamen Sí'],
    ['¿Qué día ocurrió?', 'date', { type: 'date', date: '2026-11-03' }, '¿Qué día ocurrió? 2026-11-03'],
    ['¿Cuántos días lleva sin luz?', 'number', { type: 'number', number: 3 }, '¿Cuántos días lleva sin luz? 3'],
    ['¿Cuántas llamadas?', 'number', { type: 'number', number: 0 }, '¿Cuántas llamadas? 0'],
    ['¿En qué *tienda*?', 'dropdown', { type: 'choice', choice: { label: 'Sevilla' } }, '¿En qué tienda? Sevilla'],
    ['¿En qué tienda?', 'dropdown', { type: 'text', text: 'Sevilla' }, '¿En qué tienda? Sevilla'],
    ['¿Dónde se ve?', 'website', { type: 'url', url: 'https://example.org/a' }, '¿Dónde se ve? https://example.org/a'],
    [
      '¿Qué falló?',
      'multiple_choice',
      { type: 'choices', choices: { labels: ['Plazo', 'Trato'], other: 'Caja' } },
      '¿Qué falló? Plazo, Trato, Caja',
    ],
    ['Cuéntenos', 'long_text', { type: 'text', text: 'Llegó tarde.' }, 'Llegó tarde.'],
  ] as const)('%s (%s, %j) is %s', async (title, type, answer, text) => {
    expect(await respond({ title, type, answer })).toMatchObject({ kind: 'message', text });
  });

  it('A number that is a score stays one, and the words stand in the order they were asked', async () => {
    const item = await respond(
      { title: '¿Nos recomendaría?', type: 'opinion_scale', answer: { type: 'number', number: 2 } },
      { title: '¿Qué día ocurrió?', type: 'date', answer: { type: 'date', date: '2026-11-03' } },
      { title: '¿Le llamaron?', type: 'yes_no', answer: { type: 'boolean', boolean: false } },
    );
    expect(item).toMatchObject({
      kind: 'complaint',
      text: '¿Qué día ocurrió? 2026-11-03\n\n¿Le llamaron? No\n\n(2/10)',
    });
  });
});

describe('the question for the name', () => {
  const said = { title: 'Cuéntenos', type: 'long_text', answer: { type: 'text', text: 'Llegó tarde.' } };

  test.each([
    '¿Cómo se llama?',
    'Hola, ¿cómo te llamas?',
    '¿Cuál es su nombre?',
    'Nombre y apellidos',
    'Su nombre completo (opcional)',
    'Nombre:',
    "What's your name?",
    'Hello! What is your *full name*?',
    'Your name',
    'First name',
    'Com et dius?',
    'Nom i cognoms',
    'Qual é o seu nome?',
  ])('%s is answered by the author, and its answer is no word of theirs', async (title) => {
    const item = await respond({ title, type: 'short_text', answer: { type: 'text', text: 'Rosa Vidal' } }, said);
    expect(item).toMatchObject({ author: { name: 'Rosa Vidal' }, text: 'Llegó tarde.' });
  });

  it('First name and surname are one name', async () => {
    const first = { title: 'First name', type: 'short_text', answer: { type: 'text', text: 'Rosa' } };
    const last = { title: 'Last name', type: 'short_text', answer: { type: 'text', text: 'Vidal' } };
    expect(await respond(first, last, said)).toMatchObject({ author: { name: 'Rosa Vidal' } });
  });

  test.each([
    '¿Cuál es el nombre del producto?',
    '¿Cómo se llama la persona que le atendió?',
    'Name of the shop',
    'Nombre de la tienda',
    '¿Quiere que su nombre aparezca?',
  ])('%s asks for something else, and its answer stays', async (title) => {
    const item = await respond({ title, type: 'short_text', answer: { type: 'text', text: 'La Estrella' } }, said);
    expect(item?.author).not.toHaveProperty('name');
    expect(item?.text).toContain('La Estrella');
  });
});
