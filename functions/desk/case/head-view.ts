import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { namedMerged } from '#domain/case/merge.ts';
import { languageName, languagesInWords } from '#domain/messages/languages-in-words.ts';
import { DESIRED_REMEDY } from '#domain/messages/requested-remedies.ts';
import { isPublic, lastHeardOn, openUntil, waysTo } from '#domain/messages/routing.ts';
import { countriesReached } from '#domain/policy/countries-reached.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import { hasPriority } from '#domain/understand/severity.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import { whyNotReached } from '#platform/phone/reachable-number.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import type { DeskCase } from './contract.ts';
import { identitiesView, linksView } from './identity-view.ts';
import { motiveView } from './motive-view.ts';
import { inWords } from './settlement-view.ts';
import type { VisiblePart } from './visible-part.ts';

/** How the customer can be reached; not for experts. */
const reachView = (file: CaseFile, { shows }: VisiblePart): DeskCase['reach'] =>
  shows('customer')
    ? waysTo(channels, file, 'customer-message').map((way) => {
        if (!way.handle) return { channel: way.channel, public: false };
        const lastHeardAt = lastHeardOn(file, way.channel, way.handle.lastHeardAt);
        return omitUndefined({
          channel: way.channel,
          public: isPublic(way),
          lastHeardAt,
          openUntil: openUntil(channels, way.channel, lastHeardAt),
        });
      })
    : undefined;

/** By which channels the customer wants no messages. */
const stoppedView = ({ complainant: { stopped = [] } }: CaseFile, { shows }: VisiblePart): DeskCase['stopped'] => {
  const since = new Map(stopped.map(({ channel, at }) => [channel, at]));
  return shows('customer') && since.size > 0 ? [...since].map(([channel, at]) => ({ channel, since: at })) : undefined;
};

/** Why whoever has to call should not dial the number on the case. */
const callCaution = ({ complainant }: VisiblePart, policy: Policy): DeskCase['callCaution'] =>
  complainant?.phone ? whyNotReached(complainant.phone, 'call', countriesReached(policy)) : undefined;

/** Who said that a case must be kept, and why. */
const holdView = ({ head, events }: CaseFile, text: VisiblePart['text']): DeskCase['legalHold'] => {
  if (!head.legalHoldAt) return undefined;
  const { actor, data } = eventsOf(events, 'legal-hold-set').at(-1) ?? {};
  return omitUndefined({
    since: head.legalHoldAt,
    by: actor?.kind === 'person' ? actor.id : undefined,
    reason: text(data?.reasonTextId),
  });
};

const topicTitle = (topic: string, { topics }: Policy, language: ReplyLanguage): string =>
  topics.find(({ id }) => id === topic)?.title[language] ?? topic;

/** What is said of the case as a whole; reasons in the reader's language. */
export const headView = (
  file: CaseFile,
  visible: VisiblePart,
  { language, policy }: Pick<Reader, 'language'> & Pick<DeskDeps, 'policy'>,
) => {
  const { head } = file;
  const { complainant, text } = visible;
  return omitUndefined({
    caseId: head.caseId,
    reference: head.reference,
    version: head.seq,
    zone: policy.company.zone,
    status: head.status,
    stage: head.stage,
    cycle: head.cycle,
    severity: head.severity && {
      level: head.severity.level,
      reasons: inWords(head.severity.reasons, language),
    },
    priority: hasPriority(policy, head),
    callGroup: head.callGroup,
    owner: head.owner,
    ownerName: head.owner && nameOf(policy, head.owner),
    kind: head.kind,
    topic: head.topic,
    topicTitle: head.topic && topicTitle(head.topic, policy, language),
    otherTopics: head.otherTopics?.map((topic) => topicTitle(topic, policy, language)),
    motive: motiveView(file, visible, { policy, language }),
    feeling: head.feeling,
    channel: head.channel,
    language: head.language,
    languageName: head.language === 'unknown' ? undefined : languageName(head.language, language),
    replyLanguage: head.replyLanguage,
    letterLanguage: head.letterLanguage,
    languagesNote: languagesInWords(head)?.[language],
    receivedAt: head.receivedAt,
    nextWordBy: head.nextWordBy,
    answerBy: head.answerBy,
    stalledAt: head.stalledAt,
    closedAt: head.closedAt,
    handOvers: head.handOvers,
    handOversMost: policy.limits.handOvers,
    legalHold: holdView(file, text),
    blockedAt: head.blockedAt,
    destroyedAt: head.destroyedAt,
    policyVersion: head.policyVersion,
    complainant,
    callCaution: callCaution(visible, policy),
    identities: identitiesView(file, visible),
    links: linksView(file),
    desiredRemedy: text(DESIRED_REMEDY),
    preferredChannel: head.preferredChannel,
    reach: reachView(file, visible),
    stopped: stoppedView(file, visible),
    merged: namedMerged(head),
    splitFrom: head.splitFrom,
    setAsideAt: head.setAsideAt,
    orderRef: head.orderRef,
    product: head.product,
    occurredAt: head.occurredAt,
  });
};
