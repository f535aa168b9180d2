import { describe, expect, it } from 'vitest';
import { agreementText } from '#domain/agreement/agreement-text.ts';
import { agreed } from './facts.ts';

describe('the agreement', () => {
  it('The agreement reads in Spanish', () => {
    expect(agreementText(agreed)).toMatchInlineSnapshot(`
      "ACUERDO SOBRE LA RECLAMACIÓN AM-7K3Q9F2D

      Partes: Ana Pons y Lumbre.
      Asunto: la reclamación AM-7K3Q9F2D, recibida el lunes 23 de noviembre de 2026.

      Lo ocurrido fue un error nuestro. Lo sentimos y le pedimos disculpas.

      Qué ha pasado
      La placa de la caldera estaba defectuosa.

      Qué hacemos para que no vuelva a ocurrir
      Revisamos las placas de ese lote antes de montarlas.

      Lo que acordamos
      Un abono de 30,00 € en su próxima factura. Lo verá descontado en su próxima factura.

      Nuestros compromisos
      1. Un abono de 30,00 € en su próxima factura. Responde: Lucía Ferrer, como muy tarde el domingo 6 de diciembre de 2026.

      Usted aceptó esta propuesta (la número 2, opción b) el jueves 26 de noviembre de 2026 a las 11:00 desde su enlace de seguimiento. Con ello las dos partes damos la reclamación por resuelta de común acuerdo. Este acuerdo no le quita ninguno de los derechos que le da la ley. Si algo de lo prometido no se cumple, díganoslo y lo retomamos.

      Por Lumbre: Lucía Ferrer
      jueves 26 de noviembre de 2026"
    `);
  });
  it('The agreement reads in English, without a name, and apologises whatever was agreed', () => {
    const { customer, ...facts } = agreed;
    const text = agreementText({
      ...facts,
      language: 'en',
      option: { optionId: 'a', title: 'A credit of €10.00', detail: 'It is on your next bill.' },
      given: { cause: 'third-party', isOurs: true, explanations: ['The control board of the boiler was faulty.'] },
      commitments: [],
    });
    expect(customer).toBe('Ana Pons');
    expect(text).toMatchInlineSnapshot(`
      "AGREEMENT ON COMPLAINT AM-7K3Q9F2D

      Parties: the person who made the complaint and Lumbre.
      Matter: complaint AM-7K3Q9F2D, received on Monday, 23 November 2026.

      What happened was due to another company that takes part in the service, and it is we who answer to you. We are sorry, and we apologise to you.

      What happened
      The control board of the boiler was faulty.

      What we agreed
      A credit of €10.00. It is on your next bill.

      What was agreed is fulfilled by this document.

      You accepted this offer (number 2, option a) on Thursday, 26 November 2026 at 11:00 through your tracking link. With that both sides consider the complaint resolved by agreement. This agreement takes away none of the rights the law gives you. If anything we promised is not kept, tell us and we take it up again.

      For Lumbre: Lucía Ferrer
      Thursday, 26 November 2026"
    `);
  });
});
