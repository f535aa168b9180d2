import { describe, expect, it } from 'vitest';
import { type AgreementFacts, agreementText } from '#domain/agreement/agreement-text.ts';
import { closingMessage } from '#domain/agreement/closing-message.ts';
import { bodiesFor, type FinalAnswerFacts, finalAnswerText } from '#domain/agreement/final-answer-text.ts';
import { formatMoney } from '#domain/money.ts';
import { companyMoney } from '#domain/policy/company-money.ts';
import { causes } from '#domain/vocabulary.ts';
import { loadPolicy } from '#policy/load.ts';

const policy = loadPolicy('policy');

const common = {
  company: 'Lumbre',
  zone: 'Europe/Madrid',
  phone: '+34 910 000 000',
  reference: 'AM-7K3Q9F2D',
  receivedAt: '2026-11-23T09:00:00.000Z',
  madeAt: '2026-11-26T10:30:00.000Z',
  signer: 'Lucía Ferrer',
  points: [],
};

const points = [
  { point: '¿Por qué se retrasó la visita?', answer: 'El técnico estuvo de baja y no le avisamos: lo sentimos.' },
  { point: 'La factura de octubre', answer: 'Era correcta: la adjuntamos con el detalle.' },
];

const agreed: AgreementFacts = {
  ...common,
  language: 'es',
  customer: 'Ana Pons',
  findings: ['La placa de la caldera estaba defectuosa.'],
  option: {
    optionId: 'b',
    title: 'Un abono de 30,00\u00a0€ en su próxima factura',
    detail: 'Lo verá descontado en su próxima factura.',
  },
  kind: 'credit',
  round: 2,
  acceptedAt: '2026-11-26T10:00:00.000Z',
  commitments: [
    { what: 'Un abono de 30,00 € en su próxima factura', owner: 'Lucía Ferrer', dueAt: '2026-12-06T10:00:00.000Z' },
  ],
};

const answered: FinalAnswerFacts = {
  ...common,
  language: 'es',
  findings: [
    'Revisamos la caldera el martes.',
    'El filtro llevaba sin limpiarse varios meses, y eso corta el agua caliente.',
  ],
  cause: 'customer-use',
  ending: 'declined',
  requestedRemedy: 'Quiero una caldera nueva.',
  offers: [
    { round: 1, options: [{ title: 'Una explicación completa' }] },
    { round: 2, options: [{ title: 'Revisión de cortesía' }] },
  ],
  bodies: bodiesFor(policy).slice(0, 1),
};

describe('the agreement', () => {
  it('The agreement reads in Spanish', () => {
    expect(agreementText(agreed)).toMatchInlineSnapshot(`
      "ACUERDO SOBRE LA RECLAMACIÓN AM-7K3Q9F2D

      Partes: Ana Pons y Lumbre.
      Asunto: la reclamación AM-7K3Q9F2D, recibida el lunes, 23 de noviembre de 2026.

      Lo que acordamos
      Un abono de 30,00 € en su próxima factura. Lo verá descontado en su próxima factura.

      Nuestros compromisos
      1. Un abono de 30,00 € en su próxima factura. Responde: Lucía Ferrer. Como muy tarde: domingo, 6 de diciembre de 2026.

      Usted aceptó esta propuesta (la número 2, opción b) el jueves, 26 de noviembre de 2026, 11:00 desde su enlace de seguimiento. Con ello las dos partes damos la reclamación por resuelta de común acuerdo. Este acuerdo no le quita ninguno de los derechos que le da la ley. Si algo de lo prometido no se cumple, díganoslo y lo retomamos.

      Por Lumbre: Lucía Ferrer
      jueves, 26 de noviembre de 2026"
    `);
  });
  it('The agreement reads in English, without a name, and says an apology itself', () => {
    const { customer, ...facts } = agreed;
    const text = agreementText({
      ...facts,
      language: 'en',
      kind: 'apology',
      option: { optionId: 'a', title: 'Our apology in writing', detail: 'We apologise and tell you what we do.' },
      findings: ['The control board of the boiler was faulty.'],
      commitments: [],
    });
    expect(customer).toBe('Ana Pons');
    expect(text).toMatchInlineSnapshot(`
      "AGREEMENT ON COMPLAINT AM-7K3Q9F2D

      Parties: the person who made the complaint and Lumbre.
      Matter: complaint AM-7K3Q9F2D, received on Monday, November 23, 2026.

      What we agreed
      Our apology in writing. We apologise and tell you what we do.

      Lumbre apologises to you for what happened.

      What happened
      The control board of the boiler was faulty.

      What was agreed is kept with this document.

      You accepted this offer (number 2, option a) on Thursday, November 26, 2026 at 11:00 AM through your tracking link. With that both sides consider the complaint resolved by agreement. This agreement takes away none of the rights the law gives you. If anything we promised is not kept, tell us and we take it up again.

      For Lumbre: Lucía Ferrer
      Thursday, November 26, 2026"
    `);
  });
});

describe('the final answer', () => {
  it('The final answer reads in Spanish: findings, conclusion, wish, offers, why not more, where to turn, a human', () => {
    expect(finalAnswerText(answered)).toMatchInlineSnapshot(`
      "RESPUESTA A LA RECLAMACIÓN AM-7K3Q9F2D

      Recibimos su reclamación el lunes, 23 de noviembre de 2026. La hemos estudiado y le respondemos con nuestras razones.

      Qué hemos averiguado
      Revisamos la caldera el martes.

      El filtro llevaba sin limpiarse varios meses, y eso corta el agua caliente.

      A qué conclusión llegamos
      No hemos encontrado un defecto del aparato ni un fallo del servicio; lo ocurrido tiene que ver con las condiciones de uso.

      Qué nos pidió
      «Quiero una caldera nueva.»

      Qué le propusimos
      - Una explicación completa (propuesta 1)
      - Revisión de cortesía (propuesta 2)
      Nos ha dicho que no le convence, y lo respetamos.

      Por qué no podemos ofrecerle más
      Lo que le propusimos es lo que guarda proporción con lo que ocurrió y con lo que hemos podido comprobar. No podemos darle más de lo que damos a otras personas en la misma situación.

      Si no está de acuerdo, puede acudir a
      - Junta Arbitral de Consumo. Presente una solicitud de arbitraje en la junta de su comunidad autónoma o en la Junta Arbitral Nacional. Es gratis, no hace falta abogado y su decisión obliga a las dos partes si ambas aceptan el arbitraje. https://www.dsca.gob.es/es/consumo
      Nuestra respuesta no le quita ninguno de los derechos que le da la ley.

      Le responde una persona: Lucía Ferrer, de Lumbre. Si quiere hablarlo, llame al +34 910 000 000 y pregunte por Lucía Ferrer.

      jueves, 26 de noviembre de 2026"
    `);
  });
  it('The final answer reads in English where nothing was offered', () => {
    const { requestedRemedy: _, ...facts } = answered;
    const text = finalAnswerText({ ...facts, language: 'en', cause: 'unfounded', ending: 'nothing-more', offers: [] });
    expect(text).toMatchInlineSnapshot(`
      "ANSWER TO COMPLAINT AM-7K3Q9F2D

      We received your complaint on Monday, November 23, 2026. We have examined it and answer you with our reasons.

      What we found
      Revisamos la caldera el martes.

      El filtro llevaba sin limpiarse varios meses, y eso corta el agua caliente.

      What we conclude
      With the information we have, we found no failure of ours.

      Why we cannot offer compensation
      We compensate where we have verified a failure we answer for, which was not the case here. If you have information or a document we have not seen, send it to us and we will look at it again.

      If you do not agree, you can turn to
      - Consumer Arbitration Board (Junta Arbitral de Consumo). Ask for arbitration at the board of your autonomous community or at the national board. It is free, no lawyer is needed, and its decision binds both sides if both accept arbitration. https://www.dsca.gob.es/es/consumo
      Our answer takes away none of the rights the law gives you.

      A person answers you: Lucía Ferrer, of Lumbre. If you wish to talk about it, call +34 910 000 000 and ask for Lucía Ferrer.

      Thursday, November 26, 2026"
    `);
  });

  it.each(['es', 'en'] as const)(
    'blames nobody and names a human, a reason and a way on, whatever the cause (%s)',
    (language) => {
      for (const cause of [...causes, undefined])
        for (const ending of ['declined', 'unanswered', 'rounds-spent', 'nothing-more'] as const) {
          const { cause: _, ...facts } = answered;
          const text = finalAnswerText({ ...facts, ...(cause && { cause }), language, ending });
          expect(text).toMatch(/Lucía Ferrer/);
          expect(text).toMatch(/https:\/\//);
          expect(text).toMatch(language === 'es' ? /Por qué no podemos/ : /Why we cannot/);
          expect(text).not.toMatch(/su culpa|culpa suya|your fault|undefined|\{\w+\}/);
        }
    },
  );

  it('The final answer answers each point of the complaint, below it and in its order, in both documents', () => {
    const spanish = finalAnswerText({ ...answered, points });
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
    expect(finalAnswerText({ ...answered, points, language: 'en' })).toContain(
      'Your complaint, point by point\n1. ¿Por qué',
    );
    for (const language of ['es', 'en'] as const) {
      expect(agreementText({ ...agreed, language, points })).toContain(`\n${points[1]?.point}\n`.replace('\n', '2. '));
      expect(agreementText({ ...agreed, language })).not.toMatch(/punto por punto|point by point/);
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

describe('bodiesFor', () => {
  it('bodiesFor names the arbitration board, the town hall’s office, the energy authority and the European centre for an energy company in Spain', () => {
    expect(bodiesFor(policy).map(({ id }) => id)).toEqual([
      'junta-arbitral',
      'omic',
      'energia-autonomica',
      'cec-espana',
    ]);
  });
  it('bodiesFor leaves out what is for another country or another sector', () => {
    const shop = { ...policy, company: { ...policy.company, sector: 'retail' } };
    expect(bodiesFor(shop).map(({ id }) => id)).not.toContain('energia-autonomica');
    expect(bodiesFor({ ...policy, company: { ...policy.company, country: 'MX' } })).toEqual([]);
  });
});

describe('bodies by region', () => {
  const ids = (region?: string, sector = 'energy') =>
    bodiesFor({ ...policy, company: { ...policy.company, sector } }, region).map(({ id }) => id);
  it.each([
    { region: 'ES-MD', sector: 'energy', named: ['arbitraje-madrid', 'omic', 'electricidad-madrid', 'cec-espana'] },
    { region: 'ES-MD', sector: 'retail', named: ['arbitraje-madrid', 'omic', 'cec-espana'] },
    { region: 'ES-CT', sector: 'energy', named: ['consumo-cataluna', 'omic', 'energia-autonomica', 'cec-espana'] },
    { region: 'ES-AN', sector: 'retail', named: ['consumo-andalucia', 'omic', 'cec-espana'] },
    { region: 'ES-GA', sector: 'energy', named: ['junta-arbitral', 'omic', 'energia-autonomica', 'cec-espana'] },
  ])('$region, $sector: $named', ({ region, sector, named }) => {
    expect(ids(region, sector)).toEqual(named);
  });
  it('Bodies by region names no region’s body to somebody whose region is not known, but says how to find it', () => {
    const known = bodiesFor(policy);
    expect(known.filter(({ regions }) => regions)).toEqual([]);
    expect(known.find(({ id }) => id === 'junta-arbitral')?.how.es).toContain('comunidad autónoma');
    expect(known.find(({ id }) => id === 'energia-autonomica')?.how.es).toContain('le informa de cuál es');
  });
  it('Bodies by region stands in only for entries that there are', () => {
    const all = policy.bodies.map(({ id }) => id);
    for (const { id, insteadOf = [], regions } of policy.bodies) {
      expect(all, id).toEqual(expect.arrayContaining(insteadOf));
      if (insteadOf.length > 0) expect(regions, id).toBeDefined();
    }
  });
});

describe('the farewell', () => {
  it.each([true, false])('The farewell says that the customer is valued (survey answered: %s)', (answeredSurvey) => {
    expect(closingMessage(answeredSurvey).es).toContain('Que siga con nosotros nos importa');
    expect(closingMessage(answeredSurvey).en).toContain('It matters to us that you stay with us');
  });
});
