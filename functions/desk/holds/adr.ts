import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase, type User } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import type { Adr, AdrAsked, AdrEnded, AdrRequest } from './adr-contract.ts';

type Named<Request> = Request & { caseId: string; user: User };

const requestOf = ({ events }: CaseFile, requestId: string) =>
  eventsOf(events, 'adr-requested').find(({ data }) => data.requestId === requestId);

const isAnswered = ({ events }: CaseFile, requestId: string): boolean =>
  eventsOf(events, 'adr-answered').some(({ data }) => data.requestId === requestId);

/**
 * An outside body asked us about a case, which may be closed: the timer of our reply begins, and so do the holds that the law
 * sets while the body looks at it. Said again, nothing changes.
 * Refuses: body-unknown, adr-request-of-another-body.
 */
const recordRequest = async (
  { caseId, body, requestId: given, user }: Named<AdrAsked>,
  { cases, clock, policy, newId }: DeskDeps,
): Promise<AdrRequest> => {
  const known = policy.bodies.map(({ id }) => id);
  if (!known.includes(body))
    throw new Refusal('body-unknown', {
      errors: [{ pointer: '/body', message: `must be one of ${known.join(', ')}` }],
    });
  const requestId = given ?? newId();
  const { timers } = await cases.change(caseId, clock.now(), (file) => {
    const before = requestOf(file, requestId);
    if (before && before.data.body !== body) throw new Refusal('adr-request-of-another-body');
    if (before) return undefined;
    return {
      events: [{ type: 'adr-requested', actor: { kind: 'person', id: user.id }, data: { body, requestId } }],
    };
  });
  const replyBy = timers.find(({ id }) => id === `adr-reply.${requestId}`)?.dueAt;
  return { requestId, ...(replyBy && { replyBy }) };
};

/**
 * The outside body is done, and what came of it is kept in words: the holds that waited for it end. Said again, nothing changes.
 * Refuses: no-such-adr-request.
 */
const recordEnd = async (
  { caseId, requestId, outcome, user }: Named<AdrEnded>,
  { cases, clock, newId }: DeskDeps,
): Promise<AdrRequest> => {
  const outcomeTextId = `adr-${newId()}`;
  await cases.change(caseId, clock.now(), (file) => {
    if (!requestOf(file, requestId)) throw new Refusal('no-such-adr-request');
    if (isAnswered(file, requestId)) return undefined;
    return {
      events: [{ type: 'adr-answered', actor: { kind: 'person', id: user.id }, data: { requestId, outcomeTextId } }],
      items: [{ kind: 'text', textId: outcomeTextId, text: outcome }],
    };
  });
  return { requestId };
};

/** Alternative dispute resolution: an outside body asks about a case, or is done with it. */
export const recordAdr = async (
  { adr, caseId: named, user }: { adr: Adr; caseId: string; user: User },
  deps: DeskDeps,
): Promise<AdrRequest> => {
  const { caseId } = (await requireCase(deps.cases, named)).head;
  return 'answered' in adr ? recordEnd({ ...adr, caseId, user }, deps) : recordRequest({ ...adr, caseId, user }, deps);
};
