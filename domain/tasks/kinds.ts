import type { LocalizedText } from '../values.ts';

/** What is the same for all tasks of a kind. */
type KindOfTask = {
  /** What a person is asked to do, as the notices name it. */
  request: LocalizedText;
  /**
   * Who may be given it, beside supervisors, who can take everything that is not the customer's: an owner, an expert of the
   * task's field, an approver whose limit reaches. `customer`: the customer does it, and it cannot be handed over.
   */
  takenBy: 'customer' | 'owner' | 'expert' | 'approver' | 'supervisor';
  /** No execution waits for it: it opens with the change that causes it, and its decision resumes none. */
  isStandalone: boolean;
  /** A person of the team decides it or records at the desk what came of it; else the customer answers on the tracking page. */
  endsAtDesk: boolean;
  /** The case goes on without an answer. No task of another kind is ever ended by a timer. */
  mayEndUnanswered: boolean;
  /** Its date may be another than the policy's: it was agreed with the customer, or a law sets it. The escalation steps are stretched to it. */
  hasOwnDate: boolean;
  /** Nobody need do it any more once its cycle has an agreement or a final answer. */
  isObsoleteOnceSettled: boolean;
  /** It goes along where its assignee owns the case and the case gets another owner. */
  followsOwner: boolean;
  /** Whoever has it shapes what the customer is offered, and so does not approve it (domain/four-eyes). */
  shapesProposal: boolean;
};

const usual = {
  isStandalone: false,
  endsAtDesk: true,
  mayEndUnanswered: false,
  hasOwnDate: false,
  isObsoleteOnceSettled: false,
  followsOwner: false,
  shapesProposal: false,
} as const;

/** All kinds of tasks. A new one also needs its deadlines in policy/deadlines.yaml, and what the desk does with its answer. */
export const kindsOfTasks = {
  examine: {
    ...usual,
    request: { es: 'escuchar al cliente y examinar el caso', en: 'listen to the customer and examine the case' },
    takenBy: 'owner',
    hasOwnDate: true,
    followsOwner: true,
    shapesProposal: true,
  },
  consult: {
    ...usual,
    request: { es: 'responder a una consulta', en: 'answer a question' },
    takenBy: 'expert',
    mayEndUnanswered: true,
    isObsoleteOnceSettled: true,
    shapesProposal: true,
  },
  'third-opinion': {
    ...usual,
    request: {
      es: 'dar otro dictamen, porque los que hay no coinciden',
      en: 'give another opinion, as those there are differ',
    },
    takenBy: 'expert',
    isStandalone: true,
    mayEndUnanswered: true,
    isObsoleteOnceSettled: true,
    shapesProposal: true,
  },
  reconcile: {
    ...usual,
    request: {
      es: 'decidir entre dictámenes que no coinciden, antes de que se proponga nada',
      en: 'decide between opinions of experts that differ, before anything is proposed',
    },
    takenBy: 'supervisor',
    shapesProposal: true,
  },
  approve: {
    ...usual,
    request: { es: 'decidir sobre una propuesta', en: 'decide on a proposal' },
    takenBy: 'approver',
  },
  release: {
    ...usual,
    request: {
      es: 'leer lo que va a recibir el cliente y enviarlo',
      en: 'read what the customer is about to get, and release it',
    },
    takenBy: 'owner',
    hasOwnDate: true,
    followsOwner: true,
    shapesProposal: true,
  },
  offer: {
    ...usual,
    request: {
      es: 'llamar al cliente, que no ha contestado a la propuesta',
      en: 'call the customer, who has not answered the proposal',
    },
    takenBy: 'customer',
    endsAtDesk: false,
  },
  points: {
    ...usual,
    request: {
      es: 'contestar cada punto de la reclamación, para que pueda salir la respuesta',
      en: 'answer each point of the complaint, so that the answer can go out',
    },
    takenBy: 'owner',
    followsOwner: true,
    shapesProposal: true,
  },
  promise: {
    ...usual,
    request: { es: 'cumplir un compromiso con el cliente', en: 'keep a promise to the customer' },
    takenBy: 'owner',
    hasOwnDate: true,
  },
  survey: {
    ...usual,
    request: { es: 'conocer la opinión del cliente', en: 'learn what the customer thinks' },
    takenBy: 'customer',
    endsAtDesk: false,
    mayEndUnanswered: true,
  },
  completion: {
    ...usual,
    request: { es: 'completar la reclamación', en: 'complete the complaint' },
    takenBy: 'customer',
    isStandalone: true,
    mayEndUnanswered: true,
    hasOwnDate: true,
    isObsoleteOnceSettled: true,
  },
  contact: {
    ...usual,
    request: {
      es: 'llamar al cliente, que pide hablar con una persona',
      en: 'call the customer, who asks for a person',
    },
    takenBy: 'owner',
    isStandalone: true,
    hasOwnDate: true,
    isObsoleteOnceSettled: true,
    followsOwner: true,
  },
  reply: {
    ...usual,
    request: {
      es: 'atender lo que el cliente ha escrito en un caso cerrado',
      en: 'see to what the customer wrote in a closed case',
    },
    takenBy: 'owner',
    isStandalone: true,
    hasOwnDate: true,
    followsOwner: true,
  },
  call: {
    ...usual,
    request: { es: 'llamar ya al cliente: puede haber peligro', en: 'call the customer now: there may be danger' },
    takenBy: 'owner',
    isStandalone: true,
  },
  'outage-update': {
    ...usual,
    request: {
      es: 'decir al cliente la causa del corte y cuándo vuelve el servicio',
      en: 'tell the customer what cut the service off and when it comes back',
    },
    takenBy: 'owner',
    isStandalone: true,
    hasOwnDate: true,
    isObsoleteOnceSettled: true,
    followsOwner: true,
  },
  update: {
    ...usual,
    request: { es: 'dar noticias al cliente', en: 'give the customer news' },
    takenBy: 'owner',
    isStandalone: true,
    hasOwnDate: true,
    isObsoleteOnceSettled: true,
    followsOwner: true,
  },
  meeting: {
    ...usual,
    request: {
      es: 'ocuparse de la reunión con el cliente y anotar cómo fue',
      en: 'see to the meeting with the customer and say how it went',
    },
    takenBy: 'owner',
    isStandalone: true,
    hasOwnDate: true,
    followsOwner: true,
  },
  acceptance: {
    ...usual,
    request: {
      es: 'confirmar que el cliente acepta la propuesta',
      en: 'confirm that the customer accepts the proposal',
    },
    takenBy: 'owner',
    isStandalone: true,
    isObsoleteOnceSettled: true,
    followsOwner: true,
  },
  deliver: {
    ...usual,
    request: {
      es: 'llamar al cliente o escribirle una carta: lo que le escribimos no le llega por ningún canal',
      en: 'call the customer or write a letter: what we wrote reaches them by no channel',
    },
    takenBy: 'owner',
    isStandalone: true,
    followsOwner: true,
  },
  'over-limit': {
    ...usual,
    request: {
      es: 'leer lo que el cliente ha escrito de más en un día, que nadie ha leído todavía',
      en: 'read what the customer wrote over the limit of a day, which nobody has read yet',
    },
    takenBy: 'owner',
    isStandalone: true,
    followsOwner: true,
  },
  'second-person': {
    ...usual,
    request: {
      es: 'confirmar o rechazar lo que otra persona del equipo propone para un caso',
      en: 'confirm or refuse what somebody else of the team proposes for a case',
    },
    takenBy: 'owner',
    isStandalone: true,
  },
  'confirm-customer': {
    ...usual,
    request: {
      es: 'confirmar de quién es una reclamación que alguien de la empresa reenvió',
      en: 'confirm whose complaint it is that somebody of the company sent on',
    },
    takenBy: 'owner',
    isStandalone: true,
  },
  'account-review': {
    ...usual,
    request: {
      es: 'repasar todos los casos de un cliente que ha reclamado varias veces, y decirle qué le recomendamos',
      en: 'look back over all cases of a customer who complained several times, and tell them what we recommend',
    },
    takenBy: 'supervisor',
    isStandalone: true,
  },
  escalation: {
    ...usual,
    request: { es: 'ocuparse de un caso que le ha sido elevado', en: 'see to a case that was escalated to you' },
    takenBy: 'supervisor',
    isStandalone: true,
    hasOwnDate: true,
    isObsoleteOnceSettled: true,
  },
} as const satisfies Record<string, KindOfTask>;

export type TaskKind = keyof typeof kindsOfTasks;

export const taskKinds = Object.keys(kindsOfTasks) as [TaskKind, ...TaskKind[]];

/** The kinds that a person of the team decides at the desk, or records there what came of them. */
export type DeskTaskKind = {
  [Kind in TaskKind]: (typeof kindsOfTasks)[Kind]['endsAtDesk'] extends true ? Kind : never;
}[TaskKind];

/** The kinds by which an expert is asked for an opinion. */
export const opinionKinds: TaskKind[] = ['consult', 'third-opinion'];

/** What is the same for all tasks of a kind. */
export const kindOf = (kind: TaskKind): KindOfTask => kindsOfTasks[kind];

/** The kinds of which something holds. */
export const kindsWhere = (holds: (kind: KindOfTask) => boolean): TaskKind[] =>
  taskKinds.filter((kind) => holds(kindOf(kind)));
