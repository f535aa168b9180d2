import { channels } from '#channels/names.ts';
import { type AnswerCode, CODE_TEMPLATE } from '#domain/case/answer-code.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, combine } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import { hasProved, isProved } from '#domain/case/identity.ts';
import type { Offer } from '#domain/case/settlement.ts';
import { masked } from '#domain/concession/needs-code.ts';
import { caseMessage } from '#domain/messages/case-message.ts';
import { isPublic, MAIL, wayOf } from '#domain/messages/routing.ts';
import { Refusal } from '#domain/refusal.ts';
import { formatInstant, type Instant, instantAfter } from '#domain/time.ts';
import type { TrackDeps } from '../contract.ts';
import { codeHash, randomCode } from './codes.ts';

const MINUTE_MS = 60_000;

/** A code on its way: what the case keeps of it, and the change that sends it. */
type SentCode = { kept: AnswerCode; change: Change };

type Sending = { offer: Offer; at: Instant; secret: string; deps: TrackDeps };

/** Where a code can go: only to who has proved to be the customer, and by mail where that is proved. Refuses: acceptance-needs-person. */
const provedWay = ({ head, complainant }: CaseFile) => {
  const customer = { head: { ...head, ...(hasProved(head, 'email') && { preferredChannel: MAIL }) }, complainant };
  const way = isProved(head) ? wayOf(channels, customer, { template: CODE_TEMPLATE }) : undefined;
  if (!way || isPublic(way)) throw new Refusal('acceptance-needs-person');
  return { customer, sentTo: masked(way.handle?.id ?? complainant.email ?? '') };
};

/**
 * Sends a new code for the open offer; the one before is worth nothing any more. Minutes are those of the wall clock, also where
 * time runs faster: somebody has to read and type it. Refuses: acceptance-needs-person, codes-used-up.
 */
export const sendCode = (file: CaseFile, { offer, at, secret, deps }: Sending): SentCode => {
  const { head, events } = file;
  const { policy, newId, newCode = randomCode } = deps;
  const { minutes, attempts, most } = policy.negotiation.code;
  const { cycle, round } = offer;
  const { customer, sentTo } = provedWay(file);
  const before = eventsOf(events, 'code-sent').filter(({ data }) => data.cycle === cycle && data.round === round);
  if (before.length >= most) throw new Refusal('codes-used-up');
  const code = newCode();
  const expiresAt = instantAfter(at, minutes * MINUTE_MS);
  const hash = codeHash(secret, { caseId: head.caseId, cycle, round }, code);
  const kept = { cycle, round, hash, expiresAt, attempts, sentTo };
  const messageId = `code-${newId()}`;
  const until = formatInstant(expiresAt, head.replyLanguage, policy.company.zone);
  const change = combine(
    {
      set: { answerCode: kept },
      events: [{ type: 'code-sent', actor: { kind: 'system' }, data: { cycle, round, messageId, expiresAt } }],
    },
    caseMessage(customer, { policy, channels }, { messageId, at, template: CODE_TEMPLATE, values: { code, until } }),
  );
  return { kept, change };
};
