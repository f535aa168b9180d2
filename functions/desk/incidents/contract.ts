import * as z from 'zod/mini';
import { memberStates } from '#domain/incidents/incident.ts';
import { incidentAudiences, incidentKinds, incidentMessageKinds, incidentStates } from '#domain/incidents/kinds.ts';
import { textsOf } from '#domain/incidents/message.ts';
import { letterLanguages } from '#domain/vocabulary.ts';
import { freeText } from '#platform/text.ts';

/** A decision of a person, and why where they said so. */
const DecidedBy = z.strictObject({
  by: z.string(),
  name: z.string(),
  at: z.string(),
  reason: z.exactOptional(z.string()),
});

const line = {
  incidentId: z.string(),
  kind: z.enum(incidentKinds),
  state: z.enum(incidentStates),
  /** What its complaints have in common, in the reader's language. */
  title: z.string(),
  beganAt: z.string(),
  foundAt: z.string(),
  /** Distinct customers who complained of it. */
  customers: z.int(),
  /** Why it was proposed, as sentences. */
  reasons: z.array(z.string()),
};

export const IncidentList = z.strictObject({ incidents: z.array(z.strictObject(line)) });
export type IncidentList = z.infer<typeof IncidentList>;

export const incidentViews = ['open', 'ended'] as const;

const Findings = z.strictObject({
  cause: z.string(),
  correctiveAction: z.string(),
  remedy: z.exactOptional(z.string()),
  name: z.string(),
  at: z.string(),
});

const Said = z.strictObject({ text: z.string(), restoration: z.exactOptional(z.string()) });

const MessageToAll = z.strictObject({
  number: z.int(),
  kind: z.enum(incidentMessageKinds),
  /** `affected`: to customers who have not complained; absent: to all who have. */
  to: z.exactOptional(z.literal('affected')),
  texts: textsOf(Said),
  state: z.enum(['waiting', 'released', 'refused']),
  writtenBy: z.string(),
  writtenAt: z.string(),
  decidedBy: z.exactOptional(z.string()),
  decidedAt: z.exactOptional(z.string()),
  reason: z.exactOptional(z.string()),
  /** Whether the reader may release or refuse it: somebody else than whoever wrote it does. */
  mayDecide: z.boolean(),
  /** Of a message to those who are affected: the letter as it would be read, in each language that it was written in. */
  samples: z.exactOptional(
    z.array(z.strictObject({ language: z.enum(letterLanguages), subject: z.string(), text: z.string() })),
  ),
});

export const ShownIncident = z.strictObject({
  ...line,
  confirmed: z.exactOptional(DecidedBy),
  dismissed: z.exactOptional(DecidedBy),
  closed: z.exactOptional(DecidedBy),
  findings: z.exactOptional(Findings),
  /** What all were told or are to be, the first first. */
  messages: z.array(MessageToAll),
  /** Cases join it, or are sent a message, at this moment. */
  isUnderWay: z.boolean(),
  /** Some of them could not be, several times: it is tried again once a day, and an alarm rings. */
  isLeftBehind: z.boolean(),
  /** What the law asks for where a failure cuts many off, and by when. */
  duty: z.exactOptional(
    z.strictObject({
      dates: z.array(
        z.strictObject({
          what: z.enum(['first-word', 'next-word']),
          article: z.string(),
          dueAt: z.string(),
          doneAt: z.exactOptional(z.string()),
          isLate: z.boolean(),
          explanation: z.string(),
        }),
      ),
      also: z.array(z.string()),
    }),
  ),
});
export type ShownIncident = z.infer<typeof ShownIncident>;

const MemberRow = z.strictObject({
  caseId: z.string(),
  reference: z.string(),
  state: z.enum(memberStates),
  /** Whether the policy had it join, and nobody has looked at it yet. */
  isByPolicy: z.boolean(),
  status: z.string(),
  owner: z.exactOptional(z.string()),
  severity: z.exactOptional(z.int()),
  receivedAt: z.string(),
  closedAt: z.exactOptional(z.string()),
  /** The number of the last message to all that the customer was sent; 0 before the first. */
  told: z.int(),
  /** Whether the next message to all would be sent to them, in which language, and by which way: a channel, `person` or `tracking-page`. */
  isTold: z.boolean(),
  language: z.enum(letterLanguages),
  channel: z.string(),
});
export type MemberRow = z.infer<typeof MemberRow>;

const count = z.record(z.string(), z.int());

export const MemberPage = z.strictObject({
  members: z.array(MemberRow),
  /** What this page comes to: whoever wants the whole adds up the pages. */
  counts: z.strictObject({
    joined: z.int(),
    /** Of those that joined: not closed yet. */
    open: z.int(),
    proposed: z.int(),
    /** Of those that would be sent the next message to all, by language and by way. */
    languages: count,
    channels: count,
  }),
  cursor: z.exactOptional(z.string()),
});
export type MemberPage = z.infer<typeof MemberPage>;

/** An incident that a person saw before the figures did. */
export const NewIncident = z.strictObject({
  /** Id of a topic in the policy. */
  topic: freeText(60),
  /** Id of a product in the policy. */
  product: z.optional(freeText(60)),
  /** A region (ISO 3166-2) or a postal area. */
  place: z.optional(freeText(60)),
  reason: freeText(1000),
});
export type NewIncident = z.infer<typeof NewIncident>;

export const OpenedIncident = z.strictObject({ incidentId: z.string() });

export const Why = z.strictObject({ reason: freeText(1000) });
export type Why = z.infer<typeof Why>;

export const FindingsOfIncident = z.strictObject({
  cause: freeText(2000),
  correctiveAction: freeText(2000),
  /** What owners may go on from when they decide what to offer. */
  remedy: z.optional(freeText(2000)),
});
export type FindingsOfIncident = z.infer<typeof FindingsOfIncident>;

/** What all are told: it goes to the customers as it is written. */
export const NewMessageToAll = z
  .strictObject({
    kind: z.enum(incidentMessageKinds, { error: 'must be one of word, outage' }),
    /** Whom it goes to: `complained` (default), or customers who are affected and have not. */
    to: z.optional(z.enum(incidentAudiences, { error: 'must be one of complained, affected' })),
    texts: textsOf(z.strictObject({ text: freeText(1500), restoration: z.exactOptional(freeText(500)) })),
    /** Sends it as it is, although its tone is found wrong. */
    acceptTone: z.optional(z.boolean()),
  })
  .check(({ value: { kind, texts }, issues }) => {
    for (const [language, said] of Object.entries(texts))
      if (kind === 'outage' && said && said.restoration === undefined)
        issues.push({
          code: 'custom',
          input: said,
          path: ['texts', language, 'restoration'],
          message: 'must say when the service is expected back',
        });
  });
export type NewMessageToAll = z.infer<typeof NewMessageToAll>;

export const WrittenMessage = z.strictObject({ number: z.int() });

export const MessageDecision = z.strictObject({
  decision: z.enum(['release', 'refuse'], { error: 'must be one of release, refuse' }),
  /** Needed where it is refused. */
  reason: z.optional(freeText(1000)),
});
export type MessageDecision = z.infer<typeof MessageDecision>;

/** That a case is about a failure, or is not. */
export const InIncident = z.strictObject({
  incidentId: freeText(60),
  joins: z.boolean({ error: 'must be true or false' }),
  reason: freeText(1000),
});
export type InIncident = z.infer<typeof InIncident>;

/** The failure that a case is about, or seems to be, for whoever has the case. */
export const IncidentOfCase = z.strictObject({
  incidents: z.array(
    z.strictObject({
      ...line,
      /** `proposed`: it seems so, and the owner or a supervisor says whether it is. */
      membership: z.enum(['proposed', 'joined']),
      /** Whether the policy had it join, and nobody has looked at it yet. */
      isByPolicy: z.boolean(),
      findings: z.exactOptional(Findings),
      /** The newest message that was released to all, and whether this customer was sent it. */
      message: z.exactOptional(z.strictObject({ text: z.string(), releasedAt: z.string(), isSent: z.boolean() })),
    }),
  ),
});
export type IncidentOfCase = z.infer<typeof IncidentOfCase>;
