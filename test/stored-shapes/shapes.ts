import * as z from 'zod/mini';
import { onceWhereFrozen } from '#cases/store/frozen.ts';
import { INDEX_FIELDS } from '#cases/store/keys.ts';
import type { Item } from '#cases/store/table.ts';
import { Actor } from '#domain/case/actor.ts';
import { Case } from '#domain/case/case.ts';
import { Complainant } from '#domain/case/complainant.ts';
import { effects, timerEvents } from '#domain/case/effects.ts';
import { catalogue } from '#domain/case/events/catalogue.ts';
import { Examination, Opinion } from '#domain/case/findings.ts';
import { Delivery, Message } from '#domain/case/message.ts';
import { Agreement, Offer, Outcome } from '#domain/case/settlement.ts';
import { Task } from '#domain/case/task.ts';
import { RegimeSource } from '#domain/deadline/regime.ts';
import { DeliverySurvey } from '#domain/delivery-survey/delivery-survey.ts';
import { Fact, RollUp } from '#domain/figures/fact.ts';
import { ActionCase, CorrectiveAction } from '#domain/improvement/corrective-action.ts';
import { AffectedCustomer, AffectedList } from '#domain/incidents/affected.ts';
import { Incident, IncidentMember } from '#domain/incidents/incident.ts';
import { IncidentMessage } from '#domain/incidents/message.ts';
import { IncidentPass } from '#domain/incidents/pass.ts';
import { Observation } from '#domain/incidents/traits.ts';
import { Landmark } from '#domain/learning/landmark.ts';
import { ManualEntry, ManualVersion } from '#domain/learning/manual.ts';
import { Choices } from '#domain/people/choices.ts';
import { outgoingKinds } from '#domain/policy/schema/limits.ts';
import { Tallies } from '#domain/promises/tallies.ts';
import { StaffRecord } from '#domain/staff/change.ts';
import { StaffState } from '#domain/staff/state.ts';
import { CustomerFile } from '#domain/worth/customer-file.ts';
import { WorthAsked, WorthRecord } from '#domain/worth/worth.ts';

const text = z.string();
const opaque = z.record(z.string(), z.unknown());

/** What an effect has beside it while it lies in the outbox. */
const outboxed = {
  caseId: text,
  effectId: text,
  createdAt: text,
  triedBy: z.exactOptional(z.enum(['stream', 'run', 'sweep'])),
  attempts: z.exactOptional(z.int()),
  failure: z.exactOptional(text),
  claimedAt: z.exactOptional(text),
  sentAs: z.exactOptional(text),
  unknown: z.exactOptional(z.int()),
};
/** What other systems are told of a change goes on where a run stopped. */
const outboxedToTell = { ...outboxed, told: z.exactOptional(text) };

const timers = z.array(z.union([effects['set-timer'], effects['drop-timer']]));

/** One of several effects that lie together, with its own id. */
const part = z.union([
  ...Object.values(effects).map((effect) => z.extend(effect, { effectId: text })),
  z.strictObject({ effect: z.literal('timers'), timers, effectId: text }),
]);

/** Of the hash in the history. */
const salted = { salt: z.exactOptional(text) };

const historyHead = { caseId: text, seq: z.int(), lastHash: text };
const batch = z.strictObject({ number: z.int(), previous: text, at: text, count: z.int(), root: text });

/** Items of the table, without their keys (cases/store/items.ts, cases/store/keys.ts). */
const items = {
  case: Case,
  complainant: z.extend(Complainant, salted),
  task: Task,
  text: z.strictObject({ textId: text, text, ...salted }),
  message: Message,
  examination: Examination,
  opinion: Opinion,
  offer: Offer,
  agreement: Agreement,
  outcome: Outcome,
  'outbox-timers': z.strictObject({ effect: z.literal('timers'), timers, ...outboxed }),
  'outbox-several': z.strictObject({
    ...{ effect: z.literal('several'), parts: z.array(part), caseId: text, effectId: text, createdAt: text },
    triedBy: z.enum(['relay', 'run']),
  }),
  watched: z.strictObject({
    caseId: text,
    cycle: z.int(),
    machine: z.enum(['complaint', 'follow-up']),
    name: text,
    input: text,
    execution: text,
    before: z.exactOptional(text),
    startedAt: text,
    runs: z.int(),
    attempts: z.int(),
  }),
  retention: z.strictObject({ caseId: text, dueAt: z.exactOptional(text) }),
  reference: z.strictObject({ caseId: text }),
  identity: z.strictObject({
    caseId: text,
    removed: z.exactOptional(z.literal(true)),
    ttl: z.exactOptional(z.int()),
  }),
  order: z.strictObject({ caseId: text }),
  'call-of-group': z.strictObject({ caseId: text }),
  'call-group': z.strictObject({ caseId: text }),
  thread: z.strictObject({ caseId: text, messageId: z.exactOptional(text) }),
  stop: z.strictObject({ isInForce: z.boolean(), at: text }),
  outgoing: z.strictObject({
    sent: z.array(z.strictObject({ id: text, kind: z.enum(outgoingKinds), at: text })),
    version: z.int(),
    ttl: z.int(),
  }),
  'outgoing-day': z.strictObject({ count: z.int(), ttl: z.int() }),
  budget: z.strictObject({
    ...{ total: z.int(), free: z.int(), reserved: z.int(), spent: z.int(), beyond: z.int() },
  }),
  'customer-sum': z.strictObject({ version: z.int(), ttl: z.int() }),
  'promise-count': Tallies,
  fact: z.extend(Fact, { ttl: z.exactOptional(z.int()) }),
  'figures-asked': z.strictObject({ askedAt: text, ttl: z.int() }),
  figures: z.strictObject({ values: RollUp, madeAt: text }),
  staff: StaffState,
  'staff-record': StaffRecord,
  'manual-entry': ManualEntry,
  'manual-version': ManualVersion,
  landmark: Landmark,
  'kind-met': z.strictObject({ caseId: text }),
  observed: z.strictObject({ observations: z.array(Observation), ttl: z.int() }),
  counted: z.strictObject({ counts: z.record(text, z.int()), ttl: z.int() }),
  incident: Incident,
  'incident-member': IncidentMember,
  'incident-message': IncidentMessage,
  'incident-pass': IncidentPass,
  'incident-about': z.strictObject({ incidentId: text, quietUntil: z.exactOptional(text) }),
  'affected-customer': z.extend(AffectedCustomer, { ttl: z.int() }),
  'affected-list': AffectedList,
  'affected-by': z.strictObject({ id: text, ttl: z.int() }),
  'not-to-be-listed': z.strictObject({ at: text }),
  seen: z.strictObject({
    deliveryId: text,
    messageId: z.exactOptional(text),
    result: z.exactOptional(Delivery.shape.result),
    caseId: z.exactOptional(text),
    reason: z.exactOptional(text),
  }),
  delivery: z.extend(Delivery, { original: z.exactOptional(text), ttl: z.exactOptional(z.int()) }),
  'set-aside-sender': z.strictObject({ deliveryId: text }),
  'corrective-action': CorrectiveAction,
  'action-case': ActionCase,
  'delivery-survey': z.extend(DeliverySurvey, { ttl: z.int() }),
  'survey-of-customer': z.strictObject({ sendAt: text, ttl: z.int() }),
  'no-more-surveys': z.strictObject({ at: text }),
  'monthly-mail': z.strictObject({ sentAt: z.exactOptional(text), ttl: z.int() }),
  'set-aside-list': z.strictObject({ through: text }),
  receipt: z.strictObject({
    caseId: text,
    bodyHash: text,
    receipt: z.strictObject({ reference: text, receivedAt: text, answerBy: text }),
    ttl: z.int(),
  }),
  'used-key': z.strictObject({ hash: text }),
  presence: z.strictObject({
    people: z.record(text, z.strictObject({ state: z.enum(['reading', 'writing']), until: text })),
    ttl: z.int(),
  }),
  'at-desk': z.strictObject({ until: text, ttl: z.int() }),
  worth: WorthRecord,
  'worth-asked': WorthAsked,
  'customer-file': CustomerFile,
  draft: z.strictObject({
    person: text,
    form: text,
    sealed: text,
    version: z.int(),
    savedAt: text,
    ttl: z.int(),
  }),
  'saved-view': z.strictObject({ id: text, name: text, path: text, by: text }),
  mark: z.strictObject({
    id: text,
    caseId: text,
    at: text,
    isUnread: z.exactOptional(z.boolean()),
    readSaid: z.exactOptional(z.int()),
    snoozedUntil: z.exactOptional(text),
    version: z.exactOptional(z.int()),
    ttl: z.int(),
  }),
  choices: z.strictObject({ choices: Choices, version: z.int() }),
  'case-word': z.strictObject({ caseId: text }),
  'word-set': z.strictObject({ caseId: text, codes: z.exactOptional(text) }),
  'case-owner': z.strictObject({ caseId: text }),
  'case-timers': z.strictObject({ caseId: text }),
  subscription: z.strictObject({
    ...{ failingSince: z.exactOptional(text), lastFailedAt: z.exactOptional(text), failure: z.exactOptional(text) },
    ...{ workedAt: z.exactOptional(text), toldAt: z.exactOptional(text) },
  }),
  'told-again': z.strictObject({
    ...{ by: text, at: text, count: z.exactOptional(z.int()) },
    ...{ caseId: z.exactOptional(text), effectId: z.exactOptional(text) },
    ...{ since: z.exactOptional(text), until: z.exactOptional(text) },
  }),
  policy: z.strictObject({ parts: z.int(), sha256: text }),
  'policy-part': z.strictObject({ content: text }),
  regime: z.strictObject({ regime: z.extend(RegimeSource, { version: text }) }),
  'signed-head': z.strictObject({ ...historyHead, batch, signature: text, index: z.int(), path: z.array(text) }),
  'signed-batch': z.strictObject({ batch, signature: text }),
  'batch-heads': z.strictObject({ heads: z.array(z.strictObject(historyHead)) }),
  'last-batch': z.strictObject({ number: z.int(), hash: text }),
  read: z.strictObject({ by: text, at: text, view: text, cases: z.array(text), ttl: z.int() }),
  'reads-counted': z.strictObject({ count: z.int(), ttl: z.int() }),
  blocked: z.strictObject({ item: opaque }),
  'blocked-identity': z.strictObject({ caseId: text }),
} satisfies Record<string, z.ZodMiniType>;
type ItemKind = keyof typeof items;

const event = (type: string, data: z.ZodMiniType) =>
  z.strictObject({
    seq: z.int(),
    at: text,
    type: z.literal(type),
    actor: Actor,
    data,
    digests: z.exactOptional(z.record(text, text)),
    prevHash: text,
    hash: text,
  });

const named = (group: string, entries: [name: string, schema: z.ZodMiniType][]): [string, z.ZodMiniType][] =>
  entries.map(([name, schema]) => [`${group}/${name}`, schema]);

/** Every shape that is stored, or waits in a schedule or the outbox, by its name: `event/examined`, `item/task`. */
export const shapes: ReadonlyMap<string, z.ZodMiniType> = new Map([
  ...named(
    'event',
    Object.entries(catalogue).map(([type, { data }]) => [type, event(type, data)]),
  ),
  ...named(
    'effect',
    Object.entries(effects).map(([effect, schema]) => [
      effect,
      z.extend(schema, effect === 'notify' ? outboxedToTell : outboxed),
    ]),
  ),
  ...named('timer-event', Object.entries(timerEvents)),
  ...named('item', Object.entries(items)),
]);

/** Which kind of item lies under a key, by how the key begins. */
const KINDS: [place: RegExp, kind: ItemKind][] = [
  [/^CASE#\S+ CASE$/, 'case'],
  [/^CASE#\S+ PERSON$/, 'complainant'],
  [/^CASE#\S+ TASK#/, 'task'],
  [/^CASE#\S+ TEXT#/, 'text'],
  [/^CASE#\S+ MESSAGE#/, 'message'],
  [/^CASE#\S+ EXAMINATION#/, 'examination'],
  [/^CASE#\S+ OPINION#/, 'opinion'],
  [/^CASE#\S+ OFFER#/, 'offer'],
  [/^CASE#\S+ AGREEMENT#/, 'agreement'],
  [/^CASE#\S+ OUTCOME#/, 'outcome'],
  [/^CASE#\S+ RETENTION$/, 'retention'],
  [/^CASE#\S+ OWNER$/, 'case-owner'],
  [/^CASE#\S+ TIMERS$/, 'case-timers'],
  [/^CASE#\S+ WORD#/, 'case-word'],
  [/^CASE#\S+ WORDS#/, 'word-set'],
  [/^CASE#\S+ UNSENT#/, 'draft'],
  [/^CASE#\S+ WATCHED#/, 'watched'],
  [/^CASE#\S+ USEDKEY#/, 'used-key'],
  [/^PRESENCE#\S+ DESK$/, 'at-desk'],
  [/^PRESENCE#/, 'presence'],
  [/^MARKS#/, 'mark'],
  [/^ME#\S+ ME$/, 'choices'],
  [/^ME#\S+ VIEW#/, 'saved-view'],
  [/^VIEWS#/, 'saved-view'],
  [/^REF#/, 'reference'],
  [/^IDENTITY#/, 'identity'],
  [/^CALLS#\S+ CALL#/, 'call-of-group'],
  [/^CALLS#/, 'call-group'],
  [/^ORDER#/, 'order'],
  [/^THREAD#/, 'thread'],
  [/^STOP#/, 'stop'],
  [/^OUTGOING#/, 'outgoing'],
  [/^OUTGOINGDAY#/, 'outgoing-day'],
  [/^BUDGET#/, 'budget'],
  [/^CUSTOMERSUM#/, 'customer-sum'],
  [/^PROMISES#/, 'promise-count'],
  [/^FACTS#/, 'fact'],
  [/^FIGURESASKED# /, 'figures-asked'],
  [/^FIGURES#/, 'figures'],
  [/^MANUAL# /, 'manual-entry'],
  [/^MANUAL#\S+ /, 'manual-version'],
  [/^STAFF# STATE$/, 'staff'],
  [/^STAFF# RECORD#/, 'staff-record'],
  [/^LANDMARKS# CASE#/, 'landmark'],
  [/^LANDMARKS# KIND#/, 'kind-met'],
  [/^OBSERVED#/, 'observed'],
  [/^COUNTED#/, 'counted'],
  [/^INCIDENT#\S+ INCIDENT$/, 'incident'],
  [/^INCIDENT#\S+ MEMBER#/, 'incident-member'],
  [/^INCIDENT#\S+ MESSAGE#/, 'incident-message'],
  [/^INCIDENT#\S+ PASS(?:#AFFECTED)?$/, 'incident-pass'],
  [/^INCIDENT#\S+ AFFECTED#/, 'affected-customer'],
  [/^INCIDENT#\S+ AFFECTEDLIST#/, 'affected-list'],
  [/^AFFECTEDBY#\S+ NO-MORE$/, 'not-to-be-listed'],
  [/^AFFECTEDBY#/, 'affected-by'],
  [/^INCIDENTABOUT#/, 'incident-about'],
  [/^SEEN#/, 'seen'],
  [/^SUBSCRIPTION#\S+ STATE$/, 'subscription'],
  [/^SUBSCRIPTION#\S+ AGAIN#/, 'told-again'],
  [/^DELIVERY#/, 'delivery'],
  [/^ACTION#\S+ ACTION$/, 'corrective-action'],
  [/^ACTION#\S+ CASE#/, 'action-case'],
  [/^MONTHLY#/, 'monthly-mail'],
  [/^DELIVERYSURVEY#/, 'delivery-survey'],
  [/^SURVEYOF#\S+ SURVEY#/, 'survey-of-customer'],
  [/^SURVEYOF#\S+ NO-MORE$/, 'no-more-surveys'],
  [/^SETASIDE#/, 'set-aside-sender'],
  [/^SETASIDELIST#/, 'set-aside-list'],
  [/^WORTH#\S+ WORTH$/, 'worth'],
  [/^WORTH#\S+ ASKED$/, 'worth-asked'],
  [/^WORTH# FILE$/, 'customer-file'],
  [/^IDEM#/, 'receipt'],
  [/^POLICY#\S+ POLICY$/, 'policy'],
  [/^POLICY#\S+ PART#/, 'policy-part'],
  [/^REGIME#/, 'regime'],
  [/^SIGNED#\S+ HEAD$/, 'signed-head'],
  [/^SIGNED# BATCH#/, 'signed-batch'],
  [/^SIGNED# HEADS#/, 'batch-heads'],
  [/^SIGNED# LAST$/, 'last-batch'],
  [/^READ#/, 'read'],
  [/^READS#/, 'reads-counted'],
  [/^BLOCKED#IDENTITY#/, 'blocked-identity'],
  [/^BLOCKED#/, 'blocked'],
];

const KEY_FIELDS = new Set(['pk', 'sk', ...INDEX_FIELDS]);

const nameOf = ({ pk, sk, type, effect }: Item): string => {
  if (sk.startsWith('EVENT#')) return `event/${type}`;
  if (sk.startsWith('OUTBOX#'))
    return effect === 'timers' || effect === 'several' ? `item/outbox-${effect}` : `effect/${effect}`;
  const [, kind] = KINDS.find(([place]) => place.test(`${pk} ${sk}`)) ?? [];
  return `item/${kind}`;
};

/** The name of the shape that an item of the table should have. It follows from its key, and of events and effects from what they are. */
export const shapeName = onceWhereFrozen(nameOf);

/** Whether a field says where an item lies, and is none of its shape. */
export const isPlace = (field: string): boolean => KEY_FIELDS.has(field);

/** What is stored of an item beside its keys. */
export const withoutPlace = (item: Item): object =>
  Object.fromEntries(Object.entries(item).filter(([field]) => !isPlace(field)));
