import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOf } from '#domain/timers/regime-choice.ts';
import { topicReasons, topicsOf } from '#domain/understand/topic.ts';
import { tokens } from '#domain/understand/words.ts';
import { policy } from '#test/support/case-fixture.ts';

const found = (text: string, language = 'es') => topicsOf(policy, tokens(text), language);
const topics = (text: string, language?: string) => found(text, language).map(({ topic }) => topic);
const classIn = (text: string, language?: string) => {
  const [topic, ...otherTopics] = topics(text, language);
  return classOf({ ...(topic && { topic }), otherTopics }, policy);
};

describe('All topics of a text', () => {
  it.each([
    ['Me cobrasteis 200 euros de más y nadie contesta', 'es', 'billing'],
    ['Nadie me contesta y encima me cobraron dos veces el mantenimiento', 'es', 'billing'],
    ['El técnico no vino el martes y me han pasado el recibo igual', 'es', 'billing'],
    ['Estoy sin luz desde ayer, y la factura sí la habéis pasado', 'es', 'continuity'],
    ['You overcharged me 40 euros and nobody answers the phone', 'en', 'billing'],
    ['The technician never showed up and we are without heating', 'en', 'continuity'],
    ['El técnico no vino y en la tienda fueron muy groseros', 'es', 'general'],
    ['The courier was rude and the parcel is broken', 'en', 'general'],
    ['', 'es', 'general'],
  ])('%s: the law’s class is the strictest of them (%s, %s)', (text, language, strictest) => {
    expect(classIn(text, language)).toBe(strictest);
  });

  it.each([
    ['Ustedes no se hacen cargo del golpe de la mesa', 'es'],
    ['El embalaje llegó roto; adjunto la factura de compra', 'es'],
    ['La tubería de cobre que instalaron gotea', 'es'],
    ['No recibo respuesta del transportista', 'es'],
    ['Mi preciosa lámpara llegó rota', 'es'],
    ['Who is in charge of repairs? The parcel never arrived', 'en'],
  ])('%s: has no billing in it', (text, language) => {
    expect(topics(text, language)).not.toContain('billing');
  });

  it('A call that was cut off is no outage, a service that was cut off is one', () => {
    expect(topics('Me han cortado la llamada dos veces')).not.toContain('outage');
    expect(topics('Me han cortado la luz dos veces')).toContain('outage');
    expect(topics('Ayer me cortaron el gas por error')).toContain('outage');
  });

  it('A word in a phrase of another meaning does not hide the same word elsewhere', () => {
    expect(topics('Nadie se hace cargo, y hay un cargo que no es mío')).toContain('billing');
  });

  it('The main one comes first and says why, the others are named, and so is the one whose term decides', () => {
    const all = found('No vino el técnico el martes y me han pasado el recibo');
    expect(all[0]?.topic).toBe('installation');
    expect(topicReasons(policy, all).map(({ code, es }) => [code, es])).toEqual([
      ['topic-installation', all[0]?.reason.es],
      ['also-topics', 'También menciona: Facturas y cobros'],
      ['class-billing', 'El plazo es el de «Facturas y cobros», el más corto de lo que menciona'],
    ]);
  });

  it('Nothing is said of a term that is the main topic’s own, nor of topics where there is one or none', () => {
    expect(
      topicReasons(policy, found('Me cobrasteis 200 euros de más y nadie contesta')).map(({ code }) => code),
    ).toEqual(['topic-billing', 'also-topics']);
    expect(topicReasons(policy, found('Me cobrasteis de más')).map(({ code }) => code)).toEqual(['topic-billing']);
    expect(topicReasons(policy, [])).toEqual([]);
  });

  it('More words never make the class less strict', () => {
    const rank = ['continuity', 'billing', 'general'];
    const parts = fc.array(
      fc.constantFrom('Estoy sin luz.', 'Me cobrasteis de más.', 'El paquete no llegó.', 'Fueron groseros.', 'Hola.'),
    );
    fc.assert(
      fc.property(parts, parts, (some, more) => {
        const [less, all] = [some, [...some, ...more]].map((words) => rank.indexOf(classIn(words.join(' '))));
        expect(all).toBeLessThanOrEqual(less ?? 0);
      }),
    );
  });

  it('A person’s word on the class wins over all topics', () => {
    expect(classOf({ class: 'general', topic: 'service', otherTopics: ['billing'] }, policy)).toBe('general');
  });
});
