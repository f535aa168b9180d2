import * as z from 'zod/mini';
import type { ReplyLanguage } from '../vocabulary.ts';

/** What is the same for all acts of a kind. */
type KindOfAct = {
  /** What somebody did, in a sentence that begins with them; it names nobody and quotes nothing. */
  means: string;
  /** The same in Spanish. */
  es: string;
  /** They were only given it: it ends with the cycle. What somebody did themselves counts for good. */
  endsWithCycle?: true;
};

/** All that somebody can have done to what the company offers a customer. Whoever did one of these does not approve it. */
const kindsOfActs = {
  owned: { means: 'owned the case', es: 'llevó el caso', endsWithCycle: true },
  'took-over': {
    means: 'was given work on it in place of somebody else',
    es: 'recibió trabajo del caso en lugar de otra persona',
    endsWithCycle: true,
  },
  'was-replaced': {
    means: 'had work on it until somebody else took it over',
    es: 'tuvo trabajo del caso hasta que pasó a otra persona',
    endsWithCycle: true,
  },
  examined: { means: 'examined the complaint', es: 'examinó la reclamación' },
  'noted-points': { means: 'worked on the points of the complaint', es: 'trabajó en los puntos de la reclamación' },
  completed: { means: 'added what the complaint lacked', es: 'añadió lo que le faltaba a la reclamación' },
  consulted: { means: 'answered a question as an expert', es: 'contestó a una pregunta como persona experta' },
  reconciled: {
    means: 'decided between opinions of experts',
    es: 'decidió entre dictámenes de personas expertas',
  },
  classified: { means: 'said what kind of complaint it is', es: 'dijo qué clase de reclamación es' },
  proposed: { means: 'proposed the offer', es: 'propuso la oferta' },
  'chose-options': {
    means: 'chose other options than those that were proposed',
    es: 'eligió otras opciones que las propuestas',
  },
  'recorded-answer': {
    means: 'recorded what the customer answered to an offer',
    es: 'anotó lo que el cliente contestó a una oferta',
  },
  released: { means: 'released a letter to the customer', es: 'envió una carta al cliente' },
  edited: { means: 'changed a letter to the customer', es: 'cambió una carta al cliente' },
} as const satisfies Record<string, KindOfAct>;

export type Act = keyof typeof kindsOfActs;

export const acts = Object.keys(kindsOfActs) as [Act, ...Act[]];

/** What keeps somebody from a step besides acts that shaped a proposal: they approved what is to be released, or asked for this. */
const otherBarrings = {
  approved: { means: 'approved the offer', es: 'aprobó la oferta' },
  asked: { means: 'proposed this', es: 'lo propuso' },
} as const;

/** Why somebody is kept from a step. */
export type Barring = Act | keyof typeof otherBarrings;

/** What somebody did before, in words that name nobody. */
export const barringWords = (done: readonly Barring[], language: ReplyLanguage = 'en'): string =>
  done
    .map((one) => (one in kindsOfActs ? kindsOfActs[one as Act] : otherBarrings[one as keyof typeof otherBarrings]))
    .map(({ means, es }) => (language === 'es' ? es : means))
    .join(', ');

/** What is the same for all acts of a kind. */
export const kindOfAct = (act: Act): KindOfAct => kindsOfActs[act];

/**
 * What people did to a proposal: by person id and act, the last cycle they did it in. As large as the care team times the kinds
 * of acts at most, however long the history is.
 */
export const ActsByPerson = z.record(z.string(), z.partialRecord(z.enum(acts), z.int()));
export type ActsByPerson = z.infer<typeof ActsByPerson>;
