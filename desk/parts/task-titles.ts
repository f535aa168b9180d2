import type { TaskKind } from '#domain/tasks/kinds.ts';
import type { Words } from '../words/use-words.ts';

type Titles = Record<TaskKind, string>;

const es: Titles = {
  examine: 'Examinar la reclamación',
  consult: 'Dar un dictamen',
  'third-opinion': 'Dar otro dictamen: los que hay no coinciden',
  reconcile: 'Decidir entre dictámenes que no coinciden',
  approve: 'Decidir sobre una propuesta',
  release: 'Leer y enviar lo que recibe el cliente',
  offer: 'El cliente contesta a la propuesta',
  points: 'Contestar cada punto de la reclamación',
  promise: 'Cumplir un compromiso',
  survey: 'El cliente opina',
  completion: 'El cliente completa la reclamación',
  contact: 'Hablar con el cliente, que pide una persona',
  reply: 'Atender lo que el cliente escribió tras el cierre',
  call: 'Llamar ya al cliente: puede haber peligro',
  'outage-update': 'Informar del corte al cliente',
  update: 'Dar noticias al cliente',
  meeting: 'Reunirse con el cliente, o buscar fecha',
  acceptance: 'Confirmar si el cliente acepta',
  deliver: 'Avisar al cliente por otro medio',
  'over-limit': 'Leer lo que llegó por encima del límite',
  'confirm-customer': 'Confirmar de quién es la reclamación',
  'account-review': 'Repasar todos los casos del cliente',
  escalation: 'Atender un caso elevado',
  'second-person': 'Confirmar o rechazar lo que propone un compañero',
};
const en: Titles = {
  examine: 'Examine the complaint',
  consult: 'Give an opinion',
  'third-opinion': 'Give another opinion: those there are differ',
  reconcile: 'Decide between opinions that differ',
  approve: 'Decide on a proposal',
  release: 'Read and send what the customer gets',
  offer: 'The customer answers the proposal',
  points: 'Answer each point of the complaint',
  promise: 'Keep a promise',
  survey: 'The customer gives an opinion',
  completion: 'The customer completes the complaint',
  contact: 'Talk to the customer, who asks for a person',
  reply: 'See to what the customer wrote after the end',
  call: 'Call the customer now: there may be danger',
  'outage-update': 'Tell the customer about the outage',
  update: 'Give the customer news',
  meeting: 'Meet the customer, or find a date',
  acceptance: 'Confirm whether the customer accepts',
  deliver: 'Reach the customer by other means',
  'over-limit': 'Read what came over the limit',
  'confirm-customer': 'Confirm whose complaint it is',
  'account-review': 'Look back over all cases of the customer',
  escalation: 'See to an escalated case',
  'second-person': 'Confirm or refuse what a colleague proposes',
};
/** What a task asks, in short, for every kind. */
export const taskTitles: Words<Titles> = { es, en };
