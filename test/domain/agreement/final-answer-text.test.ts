import { describe, expect, it } from 'vitest';
import { agreementText } from '#domain/agreement/agreement-text.ts';
import { finalAnswerText } from '#domain/agreement/final-answer-text.ts';
import { formatMoney } from '#domain/money.ts';
import { companyMoney } from '#domain/policy/company-money.ts';
import { causes } from '#domain/vocabulary.ts';
import { agreed, answered, points, policy } from './facts.ts';

describe('the final answer', () => {
  it('The final answer reads in Spanish: findings, conclusion, wish, offers, why not more, where to turn, a human', () => {
    expect(finalAnswerText(answered)).toMatchInlineSnapshot(`
      "RESPUESTA A LA RECLAMACIÓN AM-7K3Q9F2D

      Recibimos su reclamación el lunes 23 de noviembre de 2026. La hemos estudiado y le respondemos con nuestras razones.

      Qué ha pasado
      Revisamos la caldera el martes.

      El filtro llevaba sin limpiarse varios meses, y eso corta el agua caliente.

      A qué conclusión llegamos
      No hemos encontrado un defecto del aparato ni un fallo del servicio; lo ocurrido tiene que ver con las condiciones de uso.

      Qué nos pidió
      «Quiero una caldera nueva.»

      Qué le propusimos
      - Un abono de 10,00 € (propuesta 1)
      - Revisión de cortesía (propuesta 2)
      Nos ha dicho que no le convence, y lo respetamos.

      Por qué no podemos ofrecerle más
      Lo que le propusimos es lo que guarda proporción con lo que ocurrió y con lo que hemos podido comprobar. No podemos darle más de lo que damos a otras personas en la misma situación.

      Si no está de acuerdo, puede acudir a
      - Junta Arbitral de Consumo. Presente una solicitud de arbitraje en la junta de su comunidad autónoma o en la Junta Arbitral Nacional. Es gratis, no hace falta abogado y su decisión obliga a las dos partes si ambas aceptan el arbitraje. https://www.dsca.gob.es/es/consumo
      Lumbre no está adherida de antemano a ningún sistema de resolución alternativa de conflictos.
      Nuestra respuesta no le quita ninguno de los derechos que le da la ley.

      Le responde una persona: Lucía Ferrer, de Lumbre. Si quiere hablarlo, llame al +34 910 000 000 y pregunte por Lucía Ferrer.

      jueves 26 de noviembre de 2026"
    `);
  });
  it('The final answer reads in English where nothing was offered', () => {
    const { requestedRemedy: _, ...facts } = answered;
    const text = finalAnswerText({
      ...facts,
      language: 'en',
      given: { ...answered.given, cause: 'unfounded' },
      ending: 'nothing-more',
      offers: [],
    });
    expect(text).toMatchInlineSnapshot(`
      "ANSWER TO COMPLAINT AM-7K3Q9F2D

      We received your complaint on Monday, 23 November 2026. We have examined it and answer you with our reasons.

      What happened
      Revisamos la caldera el martes.

      El filtro llevaba sin limpiarse varios meses, y eso corta el agua caliente.

      What we conclude
      With the information we have, we found no failure of ours.

      Why we cannot offer compensation
      We compensate where we have verified a failure we answer for, which was not the case here. If you have information or a document we have not seen, send it to us and we will look at it again.

      If you do not agree, you can turn to
      - Consumer Arbitration Board (Junta Arbitral de Consumo). Ask for arbitration at the board of your autonomous community or at the national board. It is free, no lawyer is needed, and its decision binds both sides if both accept arbitration. https://www.dsca.gob.es/es/consumo
      Lumbre does not adhere beforehand to any system of alternative dispute resolution.
      Our answer takes away none of the rights the law gives you.

      This answer comes from a person: Lucía Ferrer, of Lumbre. If you wish to talk about it, call +34 910 000 000 and ask for Lucía Ferrer.

      Thursday, 26 November 2026"
    `);
  });

  it.each(['es', 'en'] as const)(
    'The final answer blames nobody and names a human, a reason and a way on, whatever the cause (%s)',
    (language) => {
      for (const cause of [...causes, undefined])
        for (const ending of ['declined', 'unanswered', 'rounds-spent', 'nothing-more'] as const) {
          const given = { isOurs: cause === 'company-error', explanations: [], ...(cause && { cause }) };
          const text = finalAnswerText({ ...answered, given, language, ending });
          expect(text).toMatch(/Lucía Ferrer/);
          expect(text).toMatch(/https:\/\//);
          expect(text).toMatch(language === 'es' ? /Por qué no podemos/ : /Why we cannot/);
          expect(text).not.toMatch(/su culpa|culpa suya|your fault|undefined|\{\w+\}/);
        }
    },
  );

  it('The final answer answers each point of the complaint, below it and in its order, in both documents', () => {
    const spanish = finalAnswerText({ ...answered, points, everyPointAnswered: true });
    expect(spanish).toContain(
      [
        'Su reclamación, punto por punto',
        '1. ¿Por qué se retrasó la visita?',
        'El técnico estuvo de baja y no le avisamos: lo sentimos.',
        '',
        '2. La factura de octubre',
        'Era correcta: la adjuntamos con el detalle.',
        '',
        'A qué conclusión llegamos',
      ].join('\n'),
    );
    expect(finalAnswerText({ ...answered, points, everyPointAnswered: true, language: 'en' })).toContain(
      'Your complaint, point by point\n1. ¿Por qué',
    );
    for (const language of ['es', 'en'] as const) {
      expect(agreementText({ ...agreed, language, points })).toContain(`\n${points[1]?.point}\n`.replace('\n', '2. '));
      expect(agreementText({ ...agreed, language, points })).not.toMatch(/punto por punto|point by point/);
      expect(agreementText({ ...agreed, language, points, everyPointAnswered: true })).toMatch(
        /punto por punto|point by point/,
      );
      expect(agreementText({ ...agreed, language })).not.toMatch(/punto por punto|point by point|Lo que nos preg/);
    }
  });

  it('The final answer does not say that somebody declined who never answered', () => {
    const silent = { ...answered, ending: 'unanswered' } as const;
    expect(finalAnswerText(silent)).toContain('No hemos tenido respuesta suya a nuestra última propuesta.');
    expect(finalAnswerText(silent)).not.toContain('no le convence');
    expect(finalAnswerText({ ...silent, language: 'en' })).toContain(
      'We have had no answer from you to our last offer.',
    );
  });

  it('The final answer quotes only what the customer wrote; what staff noted of the wish is told as what we understood', () => {
    const requestedRemedy = { text: 'una caldera nueva', noted: true };
    const spanish = finalAnswerText({ ...answered, requestedRemedy });
    expect(spanish).toContain('Entendimos que pedía: una caldera nueva');
    expect(spanish).not.toMatch(/[«»]|Qué nos pidió/);
    const english = finalAnswerText({ ...answered, requestedRemedy, language: 'en' });
    expect(english).toContain('We understood that you asked for: una caldera nueva');
    expect(english).not.toMatch(/[“”]/);
  });

  it('Where the cause is ours the excuse stands first, then the cause, then what prevents a repetition', () => {
    const { given } = agreed;
    const text = finalAnswerText({ ...answered, given });
    const places = [
      'Lo ocurrido fue un error nuestro. Lo sentimos y le pedimos disculpas.',
      'Qué ha pasado',
      'Qué hacemos para que no vuelva a ocurrir',
      'Qué nos pidió',
    ].map((words) => text.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(text).not.toContain('A qué conclusión llegamos');
  });

  it('The final answer holds no no-break space: whoever copies it gets the same hash', () => {
    expect(agreementText(agreed) + finalAnswerText(answered)).not.toMatch(/[\u00a0\u202f]/);
  });

  it('The final answer never tells a ceiling', () => {
    for (const language of ['es', 'en'] as const)
      for (const amount of Object.values(policy.negotiation.ceiling))
        for (const text of [agreementText({ ...agreed, language }), finalAnswerText({ ...answered, language })])
          expect(text).not.toContain(formatMoney(companyMoney(policy, amount), language).replace(/\s/g, ' '));
  });
});
