import * as z from 'zod/mini';
import { Money } from '#domain/money.ts';
import { taskKinds } from '#domain/tasks/kinds.ts';
import { CaseEscalation } from '../escalation/contract.ts';
import { CaseHold } from '../holds/contract.ts';
import { CasePoint } from '../points/contract.ts';
import { ShownRegime, ShownTimer } from '../timers/contract.ts';

const CaseTask = z.strictObject({
  id: z.string(),
  kind: z.enum(taskKinds),
  status: z.enum(['open', 'decided', 'withdrawn']),
  cycle: z.int(),
  assignee: z.optional(z.string()),
  dueAt: z.string(),
  overdue: z.boolean(),
  openedAt: z.optional(z.string()),
  decidedAt: z.optional(z.string()),
  decidedBy: z.optional(z.string()),
  domain: z.optional(z.string()),
  /** An expert's question, what the customer was asked to add, what came with a request: a number, a reason. */
  question: z.optional(z.string()),
  /** What was promised, of a promise task. */
  promise: z.optional(z.string()),
});

const CaseOpinion = z.strictObject({
  taskId: z.string(),
  domain: z.string(),
  answered: z.boolean(),
  expert: z.optional(z.string()),
  valid: z.optional(z.boolean()),
  liable: z.optional(z.boolean()),
  remedy: z.optional(z.string()),
  explanation: z.optional(z.string()),
});

const CaseOffer = z.strictObject({
  cycle: z.int(),
  round: z.int(),
  taskId: z.string(),
  status: z.string(),
  options: z.array(
    z.strictObject({
      option: z.string(),
      concession: z.string(),
      title: z.string(),
      detail: z.string(),
      value: z.optional(Money),
      cost: Money,
      reasons: z.array(z.string()),
    }),
  ),
  reasons: z.array(z.string()),
  approvedBy: z.optional(z.string()),
  chosen: z.optional(z.string()),
  answeredAt: z.optional(z.string()),
  message: z.optional(z.string()),
});

const CaseExamination = z.strictObject({
  cycle: z.int(),
  cause: z.string(),
  facts: z.string(),
  customerWish: z.optional(z.string()),
});

const CaseAgreement = z.strictObject({
  cycle: z.int(),
  kind: z.enum(['agreement', 'final-answer']),
  /** Left out for experts: it names the customer. */
  text: z.optional(z.string()),
  sha256: z.string(),
  language: z.string(),
  madeAt: z.string(),
  signedBy: z.string(),
  acceptedAt: z.optional(z.string()),
  option: z.optional(z.string()),
  commitments: z.array(
    z.strictObject({
      index: z.int(),
      concession: z.string(),
      what: z.string(),
      owner: z.string(),
      dueAt: z.string(),
      value: z.optional(Money),
      kept: z.optional(z.boolean()),
      proof: z.optional(z.string()),
    }),
  ),
});

const CaseOutcome = z.strictObject({
  cycle: z.int(),
  result: z.enum(['agreed', 'answered']),
  cause: z.optional(z.string()),
  concessions: z.array(z.strictObject({ concession: z.string(), value: z.optional(Money), cost: Money })),
  totalCost: Money,
  rounds: z.int(),
  recordedAt: z.string(),
});

const CaseWay = z.strictObject({
  channel: z.string(),
  /** Everybody reads what is said there: we answer with one short line. */
  public: z.boolean(),
  /** When the customer was last heard there. */
  lastHeardAt: z.optional(z.string()),
  /** Until when we may write freely; after that only what the platform has approved. Absent where it sets no limit. */
  openUntil: z.optional(z.string()),
});

const CaseMessage = z.strictObject({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  audience: z.enum(['customer', 'staff', 'note']),
  channel: z.string(),
  at: z.string(),
  status: z.string(),
  /** Why it did not arrive, and the ways that refused it. */
  failure: z.optional(z.string()),
  tried: z.optional(z.array(z.string())),
  /** The merged or split case it was written in. */
  copiedFrom: z.optional(z.string()),
  template: z.optional(z.string()),
  /** Whether the customer agreed to be recorded, of calls and chats. */
  consent: z.optional(z.enum(['given', 'refused', 'unknown'])),
  /** Id of the person of the team who wrote it or was told. */
  by: z.optional(z.string()),
  to: z.optional(z.string()),
  subject: z.optional(z.string()),
  text: z.string(),
});

const CaseAttachment = z.strictObject({
  /** The message it came with, and its place there. */
  messageId: z.string(),
  index: z.int(),
  /** As the platform calls it; its size in bytes. */
  id: z.optional(z.string()),
  name: z.optional(z.string()),
  type: z.optional(z.string()),
  size: z.optional(z.number()),
  /** Kept as evidence, refused, still to be fetched, or only listed: it lies in the original, or with the platform. */
  state: z.enum(['kept', 'refused', 'awaited', 'listed']),
  reason: z.optional(z.string()),
  sha256: z.optional(z.string()),
});

const CaseEntry = z.strictObject({
  seq: z.int(),
  at: z.string(),
  type: z.string(),
  actor: z.strictObject({ kind: z.string(), id: z.optional(z.string()) }),
  data: z.record(z.string(), z.unknown()),
  /** The words the event refers to, such as a reason. */
  text: z.optional(z.string()),
  hash: z.string(),
});

/** A case as somebody of the team sees it. Experts see neither the complainant nor what we wrote to them. */
export const DeskCase = z.strictObject({
  caseId: z.string(),
  reference: z.string(),
  status: z.string(),
  stage: z.string(),
  cycle: z.int(),
  severity: z.optional(z.strictObject({ level: z.int(), reasons: z.array(z.string()) })),
  owner: z.optional(z.string()),
  ownerName: z.optional(z.string()),
  /** Complaint, question, praise or spam; absent where it could not be told. */
  kind: z.optional(z.string()),
  topic: z.optional(z.string()),
  topicTitle: z.optional(z.string()),
  feeling: z.optional(z.string()),
  channel: z.string(),
  language: z.string(),
  replyLanguage: z.string(),
  receivedAt: z.string(),
  nextWordBy: z.string(),
  answerBy: z.string(),
  stalledAt: z.optional(z.string()),
  closedAt: z.optional(z.string()),
  handOvers: z.int(),
  /** A court, an authority or a claim may need it: since when, who said so, why. */
  legalHold: z.optional(
    z.strictObject({ since: z.string(), by: z.optional(z.string()), reason: z.optional(z.string()) }),
  ),
  /** What rests while the complaint is open. */
  holds: z.array(CaseHold),
  /** Blocked (LOPDGDD art. 32): without its person and without words; and once those are gone for good. */
  blockedAt: z.optional(z.string()),
  destroyedAt: z.optional(z.string()),
  policyVersion: z.string(),
  complainant: z.optional(
    z.strictObject({
      name: z.optional(z.string()),
      email: z.optional(z.string()),
      phone: z.optional(z.string()),
      id: z.optional(z.string()),
    }),
  ),
  /** What the customer asked for when complaining. */
  desiredRemedy: z.optional(z.string()),
  preferredChannel: z.optional(z.string()),
  /** How the customer can be reached, best first; the tracking page is always there. */
  reach: z.optional(z.array(CaseWay)),
  /** Cases that were merged into this one, and the one it was split off. */
  merged: z.optional(z.array(z.strictObject({ caseId: z.string(), reference: z.string() }))),
  splitFrom: z.optional(z.string()),
  setAsideAt: z.optional(z.string()),
  orderRef: z.optional(z.string()),
  product: z.optional(z.string()),
  occurredAt: z.optional(z.string()),
  /** The law it is under, and all its timers by due date. */
  regime: ShownRegime,
  timers: z.array(ShownTimer),
  tasks: z.array(CaseTask),
  /** When it, or work on it, went to somebody higher up. */
  escalations: z.array(CaseEscalation),
  examinations: z.array(CaseExamination),
  /** What the complaint asks, one by one. */
  points: z.array(CasePoint),
  opinions: z.array(CaseOpinion),
  offers: z.array(CaseOffer),
  agreement: z.optional(CaseAgreement),
  outcome: z.optional(CaseOutcome),
  messages: z.array(CaseMessage),
  /** Files that came with messages; none for experts: names of files may name the customer. */
  attachments: z.array(CaseAttachment),
  history: z.array(CaseEntry),
  /** Whether every link of the history's hash chain holds. */
  historyIntact: z.boolean(),
});
export type DeskCase = z.infer<typeof DeskCase>;
