import type { Case } from '#domain/case/case.ts';
import type { CaseItem } from '#domain/case/change.ts';
import type { Task } from '#domain/case/task.ts';
import type { Instant } from '#domain/time.ts';
import { deliveryWrite } from './deliveries.ts';
import { memberItem, passItem } from './incident-items.ts';
import {
  deadPartition,
  dueTaskIndex,
  INDEX_FIELDS,
  keys,
  messageIndex,
  ownerIndex,
  retentionPartition,
  shardOf,
  stalledIndex,
  taskIndex,
  undeliveredIndex,
  untoldPartition,
} from './keys.ts';
import type { IndexKeys, Item, Table, Write } from './table.ts';

type Of<Kind extends CaseItem['kind']> = Extract<CaseItem, { kind: Kind }>;

/** As the table counts when it forgets an item. */
const secondsOf = (until: Instant): number => Math.floor(Date.parse(until) / 1000);

const put = (item: Item): Write => ({ put: item });
const once = (item: Item): Write => ({ put: item, ifAbsent: true });

/** Who has the case that items belong to: what its customer has to do is listed with them. */
type Owner = string | undefined;

/** Only what waits for somebody is in the queues. */
const isQueued = ({ status }: Task): boolean => status === 'planned' || status === 'open';

const taskChange = ({ task, set }: Of<'task-change'>, owner: Owner): Write => {
  const after = { ...task, ...set };
  return {
    update: keys.task(task.taskId),
    expect: { status: task.status, step: task.step },
    set: { ...set, ...(isQueued(after) && taskIndex(after, owner)) },
    ...(!isQueued(after) && { remove: INDEX_FIELDS }),
  };
};

/** A message that did not arrive stands in an index, until it goes out again or somebody saw to it. */
const messageChange = (caseId: string, { message, set, clear = [] }: Of<'message-change'>): Write => {
  const index = undeliveredIndex({ ...message, ...set });
  const leaves = index.gsi2pk === undefined && undeliveredIndex(message).gsi2pk !== undefined;
  const remove = [...clear, ...(leaves ? ['gsi2pk', 'gsi2sk'] : [])];
  return {
    update: keys.message(caseId, message.messageId),
    expect: { status: message.status, channel: message.channel },
    set: { ...set, ...index },
    ...(remove.length > 0 && { remove }),
  };
};

const conversation = (caseId: string, { hash, before }: Of<'conversation'>): Write =>
  before === undefined
    ? once({ ...keys.thread(hash), caseId })
    : { update: keys.thread(hash), expect: { caseId: before }, set: { caseId } };

const retentionDate = (caseId: string, { dueAt }: Of<'retention-date'>): Write =>
  put({
    ...keys.retention(caseId),
    caseId,
    ...(dueAt && { dueAt, gsi2pk: retentionPartition(shardOf(caseId)), gsi2sk: dueAt }),
  });

/** How each kind of item is stored. */
const writers: { [Kind in CaseItem['kind']]: (caseId: string, item: Of<Kind>, owner: Owner) => Write } = {
  task: (_, { task }, owner) =>
    put({ ...keys.task(task.taskId), ...(isQueued(task) && taskIndex(task, owner)), ...task }),
  'task-change': (_, item, owner) => taskChange(item, owner),
  message: (caseId, { message }) =>
    put({ ...keys.message(caseId, message.messageId), ...messageIndex(message), ...message }),
  'message-change': messageChange,
  'message-returned': (caseId, { messageId }) => ({ update: keys.message(caseId, messageId), remove: ['movedTo'] }),
  text: (caseId, { textId, text, salt }) => put({ ...keys.text(caseId, textId), textId, text, ...(salt && { salt }) }),
  complainant: (caseId, { complainant, salt }) =>
    put({ ...keys.complainant(caseId), ...complainant, ...(salt && { salt }) }),
  examination: (caseId, { examination }) => put({ ...keys.examination(caseId, examination.cycle), ...examination }),
  opinion: (_, { opinion }) => put({ ...keys.opinion(opinion.taskId), ...opinion }),
  offer: (caseId, { offer }) => put({ ...keys.offer(caseId, offer.cycle, offer.round), ...offer }),
  agreement: (caseId, { agreement }) => once({ ...keys.agreement(caseId, agreement.cycle), ...agreement }),
  'agreement-change': (caseId, { agreement }) => put({ ...keys.agreement(caseId, agreement.cycle), ...agreement }),
  outcome: (caseId, { outcome }) => once({ ...keys.outcome(caseId, outcome.cycle), ...outcome }),
  'effect-given-up': (caseId, { effectId, attempts, failure, at, integration }) => ({
    update: keys.outbox(caseId, effectId),
    set: {
      ...{ attempts, failure, gsi2pk: deadPartition(shardOf(caseId)), gsi2sk: at },
      ...(integration !== undefined && { gsi1pk: untoldPartition(integration), gsi1sk: at }),
    },
  }),
  'retention-date': retentionDate,
  'promise-count': (caseId, { month, of, team, add }) => ({
    update: keys.promiseCount({ month, of, team }, shardOf(caseId)),
    add,
    orNew: true,
  }),
  reference: (caseId, { reference }) => once({ ...keys.reference(reference), caseId }),
  identity: (caseId, { customerKey }) => put({ ...keys.identity(customerKey, caseId), caseId }),
  // Marked, not dropped: only who erases may drop anything. What is looked up by who the customer is would miss it, so it goes by itself.
  'identity-removed': (caseId, { customerKey, until }) =>
    put({ ...keys.identity(customerKey, caseId), caseId, removed: true, ttl: secondsOf(until) }),
  order: (caseId, { hash }) => put({ ...keys.order(hash, caseId), caseId }),
  thread: (caseId, { hash, messageId }) => put({ ...keys.thread(hash), caseId, ...(messageId && { messageId }) }),
  conversation,
  'customer-sum': (_, { customerKey, version, until }) => ({
    update: keys.customerSum(customerKey),
    expect: { version },
    set: { version: version + 1, ttl: secondsOf(until) },
  }),
  'call-group': (caseId, { group }) => put({ ...keys.callGroup(group, caseId), caseId }),
  'call-of-group': (caseId, { group, call }) => once({ ...keys.callOfGroup(group, call), caseId }),
  'incident-member': (_, { member }) => put(memberItem(member)),
  'incident-told': (caseId, { incidentId, number }) => ({
    update: keys.incidentMember(incidentId, caseId),
    set: { told: number },
  }),
  'incident-pass': (_, { pass }) => put(passItem(pass)),
  seen: (_, { kind: __, channel, hash, ...outcome }) => once({ ...keys.seen(channel, hash), ...outcome }),
  stop: (_, { hash, isInForce, at }) => put({ ...keys.stop(hash), isInForce, at }),
  delivery: (_, record) => deliveryWrite(record),
  'delivery-change': (_, { delivery: { channel, receivedAt, id, result }, set }) => ({
    update: keys.delivery(channel, receivedAt, id),
    expect: { result },
    set,
    remove: INDEX_FIELDS,
  }),
  'set-aside-sender': (_, { customerKey, deliveryId }) =>
    put({ ...keys.setAsideSender(customerKey, deliveryId), deliveryId }),
  receipt: (caseId, { hash, bodyHash, receipt, until }) =>
    once({ ...keys.idempotency(hash), caseId, bodyHash, receipt, ttl: secondsOf(until) }),
  'used-key': (caseId, { hash }) => put({ ...keys.usedKey(caseId, hash), hash }),
};

/** The writes of what a change stores, in its order. @param owner of the case after it */
export const itemWrites = (caseId: string, items: readonly CaseItem[], owner?: string): Write[] =>
  items.map((item) =>
    (writers[item.kind] as (caseId: string, item: CaseItem, owner: Owner) => Write)(caseId, item, owner),
  );

const isTaskItem = (item: CaseItem): item is Of<'task' | 'task-change'> =>
  item.kind === 'task' || item.kind === 'task-change';

/** What the customer has to do goes along to the new owner's list, where the change does not store it anyway. */
const movedWaiting = (tasks: readonly Task[], items: readonly CaseItem[], owner: Owner): Write[] => {
  const stored = new Set(items.filter(isTaskItem).map(({ task }) => task.taskId));
  return tasks
    .filter((task) => task.assignee === 'customer' && isQueued(task) && !stored.has(task.taskId))
    .map((task) => ({
      update: keys.task(task.taskId),
      expect: { status: task.status },
      set: { ...dueTaskIndex(task, owner) },
    }));
};

const LISTED = ['gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'] as const;
const listedIndex = (head: Case): IndexKeys => ({ ...ownerIndex(head), ...stalledIndex(head) });

/**
 * Lists a case with whoever has it now, and among those that stand still, where that, or by when it is due there, is another than
 * before.
 */
export const ownerWrites = (
  { before, after }: { before?: Case; after: Case },
  { tasks = [], items }: { tasks?: readonly Task[]; items: readonly CaseItem[] },
): Write[] => {
  const listed = listedIndex(after);
  const was: IndexKeys = before ? listedIndex(before) : {};
  if (LISTED.every((field) => listed[field] === was[field])) return [];
  const { caseId, owner } = after;
  return [
    put({ ...keys.owner(caseId), caseId, ...listed }),
    ...(before && before.owner !== owner ? movedWaiting(tasks, items, owner) : []),
  ];
};

/** Stores items of a case, or of none (`''`), that leave no event, such as that a message has left. */
export const storeItems = (table: Table, caseId: string, items: readonly CaseItem[]): Promise<void> =>
  table.write(itemWrites(caseId, items));
