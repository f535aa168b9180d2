import { praisePassedOn } from '#cases/store/praise.ts';
import { combine, textItem } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import { praiseId, wordsOfPraise } from '#domain/improvement/praise.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import { worksHere } from '#domain/people/directory.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase, signatureOf } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import type { News, Praise, PraiseList } from './contract.ts';

/** Keeps whether the customer wants to hear what changes. Refuses: no-such-case. */
export const setNews = async (
  { caseId: named, wanted, reason, user }: News & { caseId: string; user: Reader },
  { cases, clock, newId }: DeskDeps,
): Promise<object> => {
  const { caseId } = (await requireCase(cases, named)).head;
  const reasonTextId = `news-${newId()}`;
  await cases.change(caseId, clock.now(), ({ events }) =>
    eventsOf(events, 'news-wanted').at(-1)?.data.wanted === wanted
      ? undefined
      : {
          events: [{ type: 'news-wanted', actor: { kind: 'person', id: user.id }, data: { wanted, reasonTextId } }],
          items: [textItem(reasonTextId, reason)],
        },
  );
  return {};
};

/**
 * Passes kind words of the customer on to whom they are about, as whoever passes them on has read them; once to each.
 * Refuses: no-such-case, value-unknown where nobody of that id works here.
 */
export const passPraiseOn = async (
  { caseId: named, person, words, user }: Praise & { caseId: string; user: Reader },
  { cases, clock, policy, deskUrl }: DeskDeps,
): Promise<object> => {
  const { caseId } = (await requireCase(cases, named)).head;
  if (!worksHere(policy, person))
    throw new Refusal('value-unknown', {
      errors: [{ pointer: '/person', message: 'must be somebody of the care team' }],
    });
  const messageId = praiseId(person);
  const at = clock.now();
  await cases.change(caseId, at, ({ head, events }) =>
    eventsOf(events, 'praise-passed-on').some(({ data }) => data.to === person)
      ? undefined
      : combine(
          {
            events: [
              { type: 'praise-passed-on', actor: { kind: 'person', id: user.id }, data: { to: person, messageId } },
            ],
            items: [textItem(wordsOfPraise(person), words)],
          },
          staffNotice(policy, head, {
            ...{ to: person, messageId, at, template: 'staff-praise', deskUrl },
            values: { words, by: signatureOf(policy, user.id) },
          }),
        ),
  );
  return {};
};

/** What was passed on to somebody, the newest first. What is blocked or erased has no words any more. */
export const praiseOf = async (reader: Reader, { table }: Pick<DeskDeps, 'table'>): Promise<PraiseList> => ({
  praise: await praisePassedOn(table, reader.id),
});
