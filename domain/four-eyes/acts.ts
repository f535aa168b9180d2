import * as z from 'zod/mini';

/** What is the same for all acts of a kind. */
type KindOfAct = {
  /** What somebody did, in a sentence that begins with them; it names nobody and quotes nothing. */
  means: string;
  /** They were only given it: it ends with the cycle. What somebody did themselves counts for good. */
  endsWithCycle?: true;
};

/** All that somebody can have done to what the company offers a customer. Whoever did one of these does not approve it. */
const kindsOfActs = {
  owned: { means: 'owned the case', endsWithCycle: true },
  'took-over': { means: 'was given work on it in place of somebody else', endsWithCycle: true },
  'was-replaced': { means: 'had work on it until somebody else took it over', endsWithCycle: true },
  examined: { means: 'examined the complaint' },
  'noted-points': { means: 'worked on the points of the complaint' },
  completed: { means: 'added what the complaint lacked' },
  consulted: { means: 'answered a question as an expert' },
  classified: { means: 'said what kind of complaint it is' },
  proposed: { means: 'proposed the offer' },
  'chose-options': { means: 'chose other options than those that were proposed' },
  'recorded-answer': { means: 'recorded what the customer answered to an offer' },
  released: { means: 'released a letter to the customer' },
  edited: { means: 'changed a letter to the customer' },
} as const satisfies Record<string, KindOfAct>;

export type Act = keyof typeof kindsOfActs;

export const acts = Object.keys(kindsOfActs) as [Act, ...Act[]];

/** What keeps somebody from a step besides acts that shaped a proposal: they approved what is to be released, or asked for this. */
const otherBarrings = { approved: 'approved the offer', asked: 'proposed this' } as const;

/** Why somebody is kept from a step. */
export type Barring = Act | keyof typeof otherBarrings;

/** What somebody did before, in words that name nobody. */
export const barringWords = (done: readonly Barring[]): string =>
  done
    .map((one) =>
      one in kindsOfActs ? kindsOfActs[one as Act].means : otherBarrings[one as keyof typeof otherBarrings],
    )
    .join(', ');

/** What is the same for all acts of a kind. */
export const kindOfAct = (act: Act): KindOfAct => kindsOfActs[act];

/**
 * What people did to a proposal: by person id and act, the last cycle they did it in. As large as the care team times the kinds
 * of acts at most, however long the history is.
 */
export const ActsByPerson = z.record(z.string(), z.partialRecord(z.enum(acts), z.int()));
export type ActsByPerson = z.infer<typeof ActsByPerson>;
