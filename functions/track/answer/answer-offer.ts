import type { AnswerCode } from '#domain/case/answer-code.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Change } from '#domain/case/change.ts';
import type { Offer } from '#domain/case/settlement.ts';
import { needsCode } from '#domain/concession/needs-code.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase } from '#domain/tasks/decide.ts';
import type { Answer, AnswerOutput } from '#functions/stages/offer/contract.ts';
import { acceptedOption, recordAnswer } from '#functions/stages/offer/record-answer.ts';
import type { Secret } from '#platform/aws/secrets.ts';
import type { TrackDeps } from '../contract.ts';
import { isCode } from './codes.ts';
import { sendCode } from './send-code.ts';

type Input = Answer & { caseId: string };

/** The code that holds for an offer now. */
const validCode = ({ head }: CaseFile, { cycle, round }: Offer, at: string): AnswerCode | undefined => {
  const { answerCode: code } = head;
  const holds = code?.cycle === cycle && code.round === round && code.attempts > 0 && code.expiresAt > at;
  return holds ? code : undefined;
};

/** What came of a code that was entered, and what of it is stored. */
type Checked = { change: Change; refusal?: Refusal };

const wrong = ({ sentTo }: AnswerCode, attempts: number): Refusal =>
  new Refusal('code-wrong', {
    errors: [{ pointer: '/code', message: `is not the code that was sent; ${attempts} attempts are left` }],
    details: { sentTo },
  });

const missing = ({ sentTo }: AnswerCode): Refusal =>
  new Refusal('code-needed', {
    errors: [{ pointer: '/code', message: `must be the code that was sent to ${sentTo}` }],
    details: { sentTo },
  });

/** One entry of a code. A right one is used up; a wrong one costs an attempt; where none holds, or none is given, one is sent. */
const checked = (
  file: CaseFile,
  offer: Offer,
  { code, at, secret, deps }: { code: string | undefined; at: string; secret: Secret; deps: TrackDeps },
): Checked => {
  const { cycle, round } = offer;
  const valid = validCode(file, offer, at);
  if (valid && code === undefined) return { change: { events: [] }, refusal: missing(valid) };
  if (!valid || code === undefined) {
    const { kept, change } = sendCode(file, { offer, at, secret: secret.current, deps });
    return { change, refusal: missing(kept) };
  }
  const scope = { caseId: file.head.caseId, cycle, round };
  if (isCode(secret, scope, { hash: valid.hash, code }))
    return {
      change: {
        clear: ['answerCode'],
        events: [{ type: 'code-entered', actor: { kind: 'customer' }, data: { cycle, round, right: true } }],
      },
    };
  const attempts = valid.attempts - 1;
  return {
    change: {
      set: { answerCode: { ...valid, attempts } },
      events: [{ type: 'code-entered', actor: { kind: 'customer' }, data: { cycle, round, right: false } }],
    },
    refusal: wrong(valid, attempts),
  };
};

/**
 * Lets an acceptance through that is worth a code only with the code. Refuses: code-needed (one was sent), code-wrong,
 * codes-used-up, acceptance-needs-person where nobody has proved to be the customer, option-unclear, no-open-offer,
 * offer-answered-before.
 * @returns whether a code was entered
 */
const demandCode = async ({ caseId, code, ...answer }: Input, deps: TrackDeps): Promise<boolean> => {
  const file = await requireCase(deps.cases, caseId);
  const { option } = acceptedOption(file, answer);
  if (!option || !needsCode(option, deps.policy)) return false;
  const secret = await deps.linkSecret();
  const at = deps.clock.now();
  let refusal: Refusal | undefined;
  await deps.cases.change(caseId, at, (current) => {
    const result = checked(current, acceptedOption(current, answer).offer, { code, at, secret, deps });
    refusal = result.refusal;
    return result.change.events.length > 0 ? result.change : undefined;
  });
  if (refusal) throw refusal;
  return true;
};

/** The customer answers the open offer on the page; what is worth much is accepted with a code that only they can read. */
export const answerOffer = async (input: Input, deps: TrackDeps): Promise<AnswerOutput> => {
  const { code: _, ...answer } = input;
  const withCode = input.decision === 'accept' && (await demandCode(input, deps));
  return recordAnswer({ ...answer, ...(withCode && { withCode }) }, deps);
};
