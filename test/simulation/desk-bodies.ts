import { openPoints, pointsOf } from '#domain/agreement/points.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import { type DeskTaskKind, kindOf } from '#domain/tasks/kinds.ts';
import { causes } from '#domain/vocabulary.ts';
import type { Random } from './random.ts';

/** What a person of the team has before them. */
export type Desk = { file: CaseFile; task: Task; random: Random };

type Body = Record<string, unknown>;

/** An answer to each open point, the proposed ones too; where there is none, one that the owner writes. */
const answersTo = ({ events }: CaseFile): Body[] => {
  const answer = 'El aviso se perdió entre dos equipos.';
  const open = openPoints(events).map(({ pointId }) => ({ pointId, answer }));
  return pointsOf(events).length > 0 ? open : [{ point: '¿Qué ha pasado?', answer }];
};

const examine = ({ random }: Desk): Body => ({
  cause: random.chance(0.5) ? 'company-error' : random.oneOf(causes),
  facts: 'Comprobado con el almacén y con el técnico de la zona.',
  questions: random.chance(0.4)
    ? [
        { domain: 'technical', question: '¿Se puede reparar?' },
        { domain: 'legal', question: '¿Respondemos de esto?' },
      ].slice(0, 1 + random.int(2))
    : [],
  ...(random.chance(0.3) && { points: [{ point: '¿Por qué nadie avisó?' }] }),
});

const approve = ({ random }: Desk): Body => {
  const decision = random.oneOf(['approve', 'approve', 'refuse', 'change']);
  return { decision, reason: 'Visto con el equipo.', ...(decision === 'change' && { options: ['follow-up-call'] }) };
};

/** What a letter commits us to besides what it offers, some days after its task was opened. */
const callBack = ({ openedAt = '', plannedAt }: Task) => ({
  kind: 'call-back',
  text: 'Le llamo para ver que la caldera calienta.',
  by: new Date(Date.parse(openedAt || plannedAt) + 20 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10),
});

/** Mostly as it is; else with other options or words, or kept back for now. */
const release = ({ task, random }: Desk): Body =>
  random.oneOf<Body>([
    { decision: 'change', commitments: [callBack(task)] },
    { decision: 'release' },
    { decision: 'release' },
    { decision: 'change', options: ['written-apology'] },
    { decision: 'change', options: ['a'], add: ['refund-400'] },
    { decision: 'change', text: 'Hola: le escribo yo, que llevo su caso. Le llamo hoy mismo. Un saludo.' },
    { decision: 'hold', reason: 'Falta una firma.' },
  ]);

const opinion = ({ random }: Desk): Body =>
  random.chance(0.15)
    ? { cannotTell: 'Habría que abrir el aparato.' }
    : {
        valid: random.chance(0.7),
        liable: random.chance(0.7),
        explanation: 'La pieza falló y tiene arreglo.',
        ...(random.chance(0.3) && { internal: 'El lote entero viene mal.' }),
      };

/** What people of the team answer to each kind of task, at random. A kind that is left out does not compile. */
export const bodies: Record<DeskTaskKind, (desk: Desk) => Body> = {
  examine,
  approve,
  release,
  consult: opinion,
  'third-opinion': opinion,
  reconcile: ({ random }) => ({
    valid: random.oneOf([true, false, 'unknown']),
    liable: random.chance(0.5),
    reason: 'El informe de la visita convence.',
    ...(random.chance(0.5) && { explanation: 'Lo hemos mirado dos veces y respondemos de ello.' }),
  }),
  points: ({ file }) => ({ answers: answersTo(file) }),
  promise: ({ random }) => (random.chance(0.8) ? { kept: true, proof: 'Hecho y comprobado.' } : { kept: false }),
  completion: () => ({ note: 'Llamó y dio la fecha de la última revisión.' }),
  contact: ({ random }) => ({
    how: random.oneOf(['phone', 'phone', 'not-reached']),
    note: 'Hablamos de lo que hace falta.',
  }),
  'account-review': ({ random }) => ({
    findings: 'Es la misma causa que las otras veces.',
    ...(random.chance(0.7) && { recommendation: 'Le proponemos revisar juntos su contrato.' }),
  }),
  'over-limit': () => ({ note: 'Leído: repite lo que ya había dicho.' }),
  'second-person': ({ random }) => ({ decision: random.oneOf(['confirm', 'refuse']), reason: 'Leído.' }),
  deliver: ({ random }) => ({
    how: random.oneOf(['phone', 'post', 'not-reached']),
    note: 'Se lo hemos contado por teléfono.',
  }),
  'confirm-customer': ({ random }) =>
    random.chance(0.7) ? { confirmed: true } : { confirmed: false, reason: 'No reconoce la queja.' },
  meeting: ({ random }) => ({
    outcome: random.oneOf(['held', 'not-held', 'dropped']),
    note: 'Hablado con el cliente.',
  }),
  acceptance: ({ random }) => ({ accepted: random.chance(0.5), option: 'a' }),
  escalation: () => ({ done: 'Hablado con el cliente y con el equipo.', message: 'Lo hemos visto y le llamamos hoy.' }),
  call: ({ random }) => ({
    reached: random.chance(0.7),
    notes: 'Hemos hablado con el cliente y con emergencias.',
    ...(random.chance(0.5) && { safe: random.chance(0.7) }),
  }),
  update: ({ random }) => (random.chance(0.5) ? {} : { called: 'Le he llamado y está al tanto.' }),
  'outage-update': () => ({
    causes: 'Una avería en la red de su zona.',
    restoration: 'Esta tarde, antes de las ocho.',
  }),
  reply: ({ random }) => ({
    decision: random.oneOf(['reopen', 'linked-case', 'note']),
    reason: 'Leído y hablado con el equipo.',
    ...(random.chance(0.5) && { message: 'Gracias por escribirnos. Lo miramos hoy mismo.' }),
  }),
};

/** The same of those who do what is to be done, at once and with success. */
export const diligently: typeof bodies = {
  ...bodies,
  examine: () => ({ cause: 'company-error', facts: 'Comprobado con el almacén.', questions: [] }),
  approve: () => ({ decision: 'approve', reason: 'Visto con el equipo.' }),
  release: () => ({ decision: 'release' }),
  promise: () => ({ kept: true, proof: 'Hecho y comprobado.' }),
  contact: () => ({ how: 'phone', note: 'Hablamos de lo que hace falta.' }),
  call: () => ({ reached: true, notes: 'Están a salvo y el gas está cortado.', safe: true }),
  reply: () => ({ decision: 'note', reason: 'Leído.' }),
};

/** What is answered to a task; undefined where it is not for the team to answer. */
export const bodyFor = (answers: typeof bodies, desk: Desk): Body | undefined =>
  kindOf(desk.task.kind).endsAtDesk ? answers[desk.task.kind as DeskTaskKind](desk) : undefined;
