import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseEvent, eventsOf } from '#domain/case/events.ts';
import type { Opinion } from '#domain/case/findings.ts';
import { firstBreak } from '#domain/case/history.ts';
import type { Message } from '#domain/case/message.ts';
import type { Agreement } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import { standingHolds } from '#domain/holds/holds.ts';
import { DESIRED_REMEDY } from '#domain/messages/requested-remedies.ts';
import { isPublic, lastHeardOn, openUntil, waysTo } from '#domain/messages/routing.ts';
import { shownMessage } from '#domain/messages/shown-message.ts';
import { nameOf, requireCase } from '#domain/tasks/decide.ts';
import { remedyTextId } from '#functions/stages/consult/contract.ts';
import type { DeskDeps } from '../contract.ts';
import { escalationViews } from '../escalation/escalation-view.ts';
import { pointViews } from '../points/points-view.ts';
import { present } from '../present.ts';
import type { Reader } from '../reader.ts';
import { type Reading, readingFor } from '../reading.ts';
import { shownRegime, shownTimers } from '../timers/timers-view.ts';
import { attachmentViews } from './attachment-view.ts';
import type { DeskCase } from './contract.ts';
import { agreementView, inWords, offerView, outcomeView, type Part } from './settlement-view.ts';

const taskView =
  ({ text }: Reading, agreement: Agreement | undefined, now: string) =>
  (task: Task): Part<'tasks'> => {
    const promised = agreement?.commitments.find(({ index }) => String(index) === task.subject);
    return present({
      id: task.taskId,
      kind: task.kind,
      status: task.status as Part<'tasks'>['status'],
      cycle: task.cycle,
      assignee: task.assignee,
      dueAt: task.dueAt,
      overdue: task.status === 'open' && task.dueAt < now,
      openedAt: task.openedAt,
      decidedAt: task.decidedAt,
      decidedBy: task.decidedBy,
      domain: task.domain,
      question: text(task.textId),
      promise: task.kind === 'promise' ? promised?.what : undefined,
    });
  };

const opinionView =
  ({ text }: Reading) =>
  (opinion: Opinion): Part<'opinions'> =>
    opinion.answered
      ? present({
          taskId: opinion.taskId,
          domain: opinion.domain,
          answered: true,
          expert: opinion.expert,
          valid: opinion.valid,
          liable: opinion.liable,
          remedy: opinion.remedy ?? text(remedyTextId(opinion.taskId)),
          explanation: text(opinion.explanationTextId),
        })
      : { taskId: opinion.taskId, domain: opinion.domain, answered: false };

const consentOf = (events: CaseEvent[], messageId: string): Part<'messages'>['consent'] =>
  eventsOf(events, 'recording-consent').find(({ data }) => data.messageId === messageId)?.data.consent;

const messageView =
  ({ messageText }: Reading, events: CaseEvent[]) =>
  (message: Message): Part<'messages'> => {
    const { messageId, direction, audience, channel, at, status, failure, tried, copiedFrom, template, to } = message;
    const actor = events.find(({ data }) => 'messageId' in data && data.messageId === messageId)?.actor;
    const by = actor?.kind === 'person' ? actor.id : undefined;
    const words = shownMessage(message, messageText(message));
    return present({
      ...{ id: messageId, direction, audience, channel, at, status },
      ...{ failure, tried, copiedFrom, template, by, to },
      consent: consentOf(events, messageId),
      ...words,
    });
  };

/** The words behind an event, such as the reason of a hand-over: its data names their text item. */
const wordsOf = ({ data }: CaseEvent, { text }: Reading): string | undefined => {
  const [, textId] = Object.entries(data).find(([field]) => field.endsWith('extId')) ?? [];
  return typeof textId === 'string' ? text(textId) : undefined;
};

const entryView =
  (reading: Reading) =>
  (event: CaseEvent): Part<'history'> => {
    const { seq, at, type, actor, data, hash } = event;
    return present({ seq, at, type, actor, data, text: wordsOf(event, reading), hash });
  };

/** How the customer can be reached; not for experts. */
const reachView = (file: CaseFile, { whole }: Reading): DeskCase['reach'] =>
  whole
    ? waysTo(channels, file, 'customer-message').map((way) => {
        if (!way.handle) return { channel: way.channel, public: false };
        const lastHeardAt = lastHeardOn(file, way.channel, way.handle.lastHeardAt);
        return present({
          channel: way.channel,
          public: isPublic(way),
          lastHeardAt,
          openUntil: openUntil(channels, way.channel, lastHeardAt),
        });
      })
    : undefined;

/** Who said that a case must be kept, and why. */
const holdView = ({ head, events }: CaseFile, text: Reading['text']): DeskCase['legalHold'] => {
  if (!head.legalHoldAt) return undefined;
  const { actor, data } = eventsOf(events, 'legal-hold-set').at(-1) ?? {};
  return present({
    since: head.legalHoldAt,
    by: actor?.kind === 'person' ? actor.id : undefined,
    reason: text(data?.reasonTextId),
  });
};

const headView = (file: CaseFile, reading: Reading, reader: Reader, { policy }: DeskDeps) => {
  const { head } = file;
  const { complainant, text } = reading;
  return present({
    caseId: head.caseId,
    reference: head.reference,
    status: head.status,
    stage: head.stage,
    cycle: head.cycle,
    severity: head.severity && {
      level: head.severity.level,
      reasons: inWords(head.severity.reasons, reader.language),
    },
    owner: head.owner,
    ownerName: head.owner && nameOf(policy, head.owner),
    kind: head.kind,
    topic: head.topic,
    topicTitle: policy.topics.find(({ id }) => id === head.topic)?.title[reader.language],
    feeling: head.feeling,
    channel: head.channel,
    language: head.language,
    replyLanguage: head.replyLanguage,
    receivedAt: head.receivedAt,
    nextWordBy: head.nextWordBy,
    answerBy: head.answerBy,
    stalledAt: head.stalledAt,
    closedAt: head.closedAt,
    handOvers: head.handOvers,
    legalHold: holdView(file, text),
    blockedAt: head.blockedAt,
    destroyedAt: head.destroyedAt,
    policyVersion: head.policyVersion,
    complainant,
    desiredRemedy: text(DESIRED_REMEDY),
    preferredChannel: head.preferredChannel,
    reach: reachView(file, reading),
    merged: head.merged,
    splitFrom: head.splitFrom,
    setAsideAt: head.setAsideAt,
    orderRef: head.orderRef,
    product: head.product,
    occurredAt: head.occurredAt,
  });
};

const examinationsView = ({ examinations }: CaseFile, { text }: Reading): Part<'examinations'>[] =>
  examinations.map(({ cycle, cause, factsTextId, requestedRemedyTextId }) =>
    present({ cycle, cause, facts: text(factsTextId) ?? '', customerWish: text(requestedRemedyTextId) }),
  );

/**
 * Everything about a case that its reader may see; reasons in the reader's language. Planned tasks are left out: nobody
 * can work on them yet.
 *
 * Refuses: no-such-case, expert-not-asked.
 */
export const showCase = async (
  { caseId, reader }: { caseId: string; reader: Reader },
  deps: DeskDeps,
): Promise<DeskCase> => {
  const file = await requireCase(deps.cases, caseId);
  const reading = readingFor(reader, file);
  const agreement = file.agreements.at(-1);
  const outcome = file.outcomes.at(-1);
  const visible = file.tasks.filter(({ status }) => status !== 'planned');
  return {
    ...headView(file, reading, reader, deps),
    regime: shownRegime(file, reader.language),
    timers: shownTimers(file, reader.language, deps),
    escalations: escalationViews(file),
    holds: standingHolds(file.events),
    tasks: visible.map(taskView(reading, agreement, deps.clock.now())),
    examinations: examinationsView(file, reading),
    points: pointViews(file, reading),
    opinions: file.opinions.map(opinionView(reading)),
    offers: file.offers.map(offerView(reading, reader.language)),
    ...(agreement && { agreement: agreementView(reading, agreement) }),
    ...(outcome && { outcome: outcomeView(outcome) }),
    messages: reading.messages.map(messageView(reading, file.events)),
    attachments: reading.whole ? attachmentViews(file) : [],
    history: file.events.map(entryView(reading)),
    historyIntact: firstBreak(file.events) === undefined,
  };
};
