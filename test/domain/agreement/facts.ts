import type { AgreementFacts } from '#domain/agreement/agreement-text.ts';
import { bodiesFor, type FinalAnswerFacts } from '#domain/agreement/final-answer-text.ts';
import { policy } from '#test/support/policy.ts';

export { policy };

const common = {
  company: 'Lumbre',
  zone: 'Europe/Madrid',
  phone: '+34 910 000 000',
  reference: 'AM-7K3Q9F2D',
  receivedAt: '2026-11-23T09:00:00.000Z',
  madeAt: '2026-11-26T10:30:00.000Z',
  signer: 'Lucía Ferrer',
  points: [],
  commitments: [],
  everyPointAnswered: false,
  statements: [],
};

export const points = [
  { point: '¿Por qué se retrasó la visita?', answer: 'El técnico estuvo de baja y no le avisamos: lo sentimos.' },
  { point: 'La factura de octubre', answer: 'Era correcta: la adjuntamos con el detalle.' },
];

export const agreed: AgreementFacts = {
  ...common,
  language: 'es',
  customer: 'Ana Pons',
  given: {
    cause: 'company-error',
    isOurs: true,
    explanations: ['La placa de la caldera estaba defectuosa.'],
    prevention: 'Revisamos las placas de ese lote antes de montarlas.',
  },
  option: {
    optionId: 'b',
    title: 'Un abono de 30,00\u00a0€ en su próxima factura',
    detail: 'Lo verá descontado en su próxima factura.',
  },
  round: 2,
  acceptedAt: '2026-11-26T10:00:00.000Z',
  acceptedBy: 'tracking-link',
  commitments: [
    { what: 'Un abono de 30,00 € en su próxima factura', owner: 'Lucía Ferrer', dueAt: '2026-12-06T10:00:00.000Z' },
  ],
};

export const answered: FinalAnswerFacts = {
  ...common,
  language: 'es',
  given: {
    cause: 'customer-use',
    isOurs: false,
    explanations: [
      'Revisamos la caldera el martes.',
      'El filtro llevaba sin limpiarse varios meses, y eso corta el agua caliente.',
    ],
  },
  ending: 'declined',
  requestedRemedy: { text: 'Quiero una caldera nueva.', noted: false },
  offers: [
    { round: 1, options: [{ title: 'Un abono de 10,00 €' }] },
    { round: 2, options: [{ title: 'Revisión de cortesía' }] },
  ],
  bodies: bodiesFor(policy).slice(0, 1),
  adheresTo: [],
};
