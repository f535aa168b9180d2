import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase } from '#domain/tasks/decide.ts';
import { hastenExamination } from '#domain/tasks/examination-due.ts';
import { foreseen } from '#domain/timers/foreseen.ts';
import { classOf } from '#domain/timers/regime-choice.ts';
import { openOutageUpdate } from '#domain/urgent/outage-update.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import type { Classification, Classified } from './contract.ts';
import { shownRegime, shownTimers } from './timers-view.ts';

const demandTopic = (topic: string | undefined, { topics }: Policy): void => {
  if (topic === undefined || topics.some(({ id }) => id === topic)) return;
  throw new Refusal('topic-unknown', {
    errors: [{ pointer: '/topic', message: `must be one of ${topics.map(({ id }) => id).join(', ')}` }],
  });
};

/** Refuses: case-closed. */
export const demandRunning = ({ head }: Pick<CaseFile, 'head'>): void => {
  if (head.closedAt)
    throw new Refusal('case-closed', {
      title: 'The case is closed: no date is counted any more',
      es: 'El caso está cerrado: ya no se cuenta ningún plazo',
    });
};

/**
 * Somebody of the team says what the law calls a complaint, with a reason. The dates follow from what happened: they are
 * counted again from the original start, and no pause is lost.
 * Refuses: no-such-case, case-closed, topic-unknown.
 */
export const classify = async (
  { caseId: named, class: said, topic, reason, user }: Classification & { caseId: string; user: Reader },
  deps: DeskDeps,
): Promise<Classified> => {
  const { cases, clock, policy, newId } = deps;
  const { caseId } = (await requireCase(cases, named)).head;
  demandTopic(topic, policy);
  const reasonTextId = `class-${newId()}`;
  const at = clock.now();
  await cases.change(caseId, at, (file) => {
    const { head } = file;
    demandRunning(file);
    if (head.class === said && (topic === undefined || topic === head.topic)) return undefined;
    const found = { class: said, ...(topic && { topic }) };
    const event: NewEvent = {
      type: 'reclassified',
      actor: { kind: 'person', id: user.id },
      data: { ...found, before: classOf(head, policy), reasonTextId },
    };
    const becomes = foreseen({ file: { ...file, head: { ...head, ...found } }, at, deps }, event);
    return combine(
      { set: found, events: [event], items: [{ kind: 'text', textId: reasonTextId, text: reason }] },
      hastenExamination(becomes, at, deps),
      openOutageUpdate(becomes, at, deps),
    );
  });
  const file = await requireCase(cases, caseId);
  return omitUndefined({
    class: file.head.regime.class,
    topic: file.head.topic,
    regime: shownRegime(file, user.language),
    timers: shownTimers(file, user.language, deps),
  });
};
