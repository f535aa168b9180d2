import type { DeskTaskKind } from '#domain/tasks/kinds.ts';

const note = { note: 'Hablado.', reason: 'Está de baja.' };

/** What decides a task of each kind: a kind that is added without one does not compile. */
export const completionSamples: Record<DeskTaskKind, object> = {
  examine: { cause: 'company-error', facts: 'Comprobado.', questions: [] },
  consult: { valid: true, liable: true, explanation: 'La caldera está mal montada.' },
  'third-opinion': { cannotTell: 'Habría que abrir el aparato.' },
  reconcile: { valid: true, liable: true, reason: 'El informe del técnico convence.' },
  approve: { decision: 'refuse', reason: 'No procede.' },
  release: { decision: 'release' },
  points: { answers: [] },
  promise: { kept: true, proof: 'Hecho.' },
  completion: note,
  contact: { how: 'phone', ...note },
  reply: { decision: 'note', reason: 'Da las gracias.' },
  call: { reached: true, notes: 'Están bien.', safe: true },
  'outage-update': { causes: 'Una avería en la red.', restoration: 'Hoy a las 18:00.' },
  update: {},
  meeting: { outcome: 'held', ...note },
  acceptance: { accepted: false, note: 'Preguntaba.' },
  'confirm-customer': { confirmed: true },
  'over-limit': note,
  'account-review': { findings: 'La misma causa tres veces.', recommendation: 'Le proponemos revisar su instalación.' },
  'second-person': { decision: 'refuse', reason: 'Es una reclamación.' },
  deliver: { how: 'phone', ...note },
  escalation: { done: 'Visto.', message: 'Ya lo hemos visto y seguimos con su caso.' },
};
