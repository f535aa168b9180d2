import * as z from 'zod/mini';
import { sha256 } from '../case/history.ts';
import { incidentKinds, incidentStates } from './kinds.ts';

export type IncidentKind = (typeof incidentKinds)[number];
export type IncidentState = (typeof incidentStates)[number];

/**
 * What complaints have in common. Codes of the policy and of the company's orders, never words of a customer, but for `words`: those that
 * at least so many customers used as make an incident. Empty: all complaints together.
 */
export const About = z.strictObject({
  topic: z.exactOptional(z.string()),
  /** Id of a product in the policy. */
  product: z.exactOptional(z.string()),
  /** What the numbers of the orders have in common, as the policy reads it. */
  batch: z.exactOptional(z.string()),
  /** ISO 3166-2, or a postal area. */
  place: z.exactOptional(z.string()),
  words: z.exactOptional(z.array(z.string())),
});
export type About = z.infer<typeof About>;

/** Why something was proposed, with the figures that it goes by. */
export const IncidentReason = z.discriminatedUnion('code', [
  /** More customers complained than the past of the same hour and weekday lets expect. */
  z.strictObject({
    code: z.literal('more-than-usual'),
    /** How far back was counted, as an ISO 8601 duration. */
    window: z.string(),
    /** Customers, not messages. */
    seen: z.int(),
    /** How many customers would have been expected, to one decimal. */
    expected: z.number(),
    /** How likely that many are by chance, before it is held against the number of things looked at. */
    probability: z.number(),
    /** Weeks of past that the expectation rests on; 0: it is the one that the policy states. */
    weeks: z.int(),
  }),
  /** What was said in public, and how many may have read it. */
  z.strictObject({ code: z.literal('public-reach'), window: z.string(), posts: z.int(), reach: z.int() }),
  /** Customers who say that they will go public. */
  z.strictObject({
    code: z.literal('threats-to-publish'),
    window: z.string(),
    seen: z.int(),
    expected: z.number(),
    probability: z.number(),
    weeks: z.int(),
  }),
  /** A person saw it before the figures did. */
  z.strictObject({ code: z.literal('by-hand') }),
]);
export type IncidentReason = z.infer<typeof IncidentReason>;

/** A decision of a person on an incident, and why. */
const Decided = z.strictObject({ by: z.string(), at: z.string(), reason: z.exactOptional(z.string()) });

/** What came out about an incident, once for all of its cases: shown to whoever owns one, told to no customer by itself. */
export const IncidentFindings = z.strictObject({
  cause: z.string(),
  correctiveAction: z.string(),
  /** What owners may go on from when they decide what to offer; each case keeps its own remedy. */
  remedy: z.exactOptional(z.string()),
  by: z.string(),
  at: z.string(),
});
export type IncidentFindings = z.infer<typeof IncidentFindings>;

/** Complaints about one failure, as the program found them and a supervisor took them up. */
export const Incident = z.strictObject({
  incidentId: z.string(),
  kind: z.enum(incidentKinds),
  state: z.enum(incidentStates),
  /** What is counted, by which further cases are found to belong to it (domain/incidents/traits). */
  key: z.string(),
  about: About,
  /** When the first of its complaints came in, and when they were found to be one. */
  beganAt: z.string(),
  foundAt: z.string(),
  reasons: z.array(IncidentReason),
  /** Customers who complained of it, as of `countedAt`; its cases lie beside it, one item each. */
  customers: z.int(),
  countedAt: z.string(),
  /** When the supervisor on duty was told. */
  toldAt: z.exactOptional(z.string()),
  confirmed: z.exactOptional(Decided),
  dismissed: z.exactOptional(Decided),
  closed: z.exactOptional(Decided),
  findings: z.exactOptional(IncidentFindings),
});
export type Incident = z.infer<typeof Incident>;

/** Found to belong to an incident by the program, in it by a person's word, or taken out by a person, who keeps it out. */
export const memberStates = ['proposed', 'joined', 'left'] as const;

/** A case of an incident. */
export const IncidentMember = z.strictObject({
  incidentId: z.string(),
  caseId: z.string(),
  state: z.enum(memberStates),
  /** Since when it stands as it does, and by whom: a person's id, or the program. */
  at: z.string(),
  by: z.string(),
  /** The number of the last message to all that its customer was sent; absent or 0 before the first. */
  told: z.exactOptional(z.int()),
  /** While it is proposed: the policy has it join without a person. */
  byPolicy: z.exactOptional(z.literal(true)),
});
export type IncidentMember = z.infer<typeof IncidentMember>;

/** Stands for the program as the one who found a case to belong to an incident. */
export const DETECTION = 'detection';

export const isOpen = ({ state }: Pick<Incident, 'state'>): boolean => state === 'proposed' || state === 'confirmed';

/** The same for whatever is about the same thing. */
export const incidentHash = ({ kind, key }: Pick<Incident, 'kind' | 'key'>): string =>
  sha256(`${kind}\n${key}`).slice(0, 12);

/** The id of an incident: what it is about, and the minute it was found in, so that a run which comes twice makes one. */
export const incidentIdOf = (incident: Pick<Incident, 'kind' | 'key' | 'foundAt'>): string =>
  `${incidentHash(incident)}-${incident.foundAt.slice(0, 16).replace(/\D/g, '')}`;
