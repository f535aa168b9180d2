import { praisePassedOn } from '#cases/store/praise.ts';
import { combine, textItem } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import { praiseId, wordsOfPraise } from '#domain/improvement/praise.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import { type Concerning, mayTouch } from '#domain/people/concerned.ts';
import { worksHere } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
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

const ABOUT_THEM = {
  es: 'El caso trata de esta persona, que por eso no lee nada de él. Dígaselo usted, o anote antes que no trata de ella',
  en: 'The case is about this person, who therefore reads nothing of it. Tell them yourself, or note first that it is not about them',
};

/** Whoever the case is about hears nothing of it, and nobody else is spoken well of by the words: whoever read them is asked to see to it. */
const demandMayHear = (person: string, head: Concerning, policy: Policy): void => {
  if (mayTouch({ id: person }, head, policy).may) return;
  const { es, en } = ABOUT_THEM;
  throw new Refusal('person-unfit', { title: en, es, errors: [{ pointer: '/person', message: en, says: ABOUT_THEM }] });
};

/**
 * Passes kind words of the customer on to whom they are about, as whoever passes them on has read them; once to each.
 * Refuses: no-such-case, value-unknown where nobody of that id works here, person-unfit where the case is about them.
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
  await cases.change(caseId, at, ({ head, events }) => {
    if (eventsOf(events, 'praise-passed-on').some(({ data }) => data.to === person)) return undefined;
    demandMayHear(person, head, policy);
    return combine(
      {
        events: [{ type: 'praise-passed-on', actor: { kind: 'person', id: user.id }, data: { to: person, messageId } }],
        items: [textItem(wordsOfPraise(person), words)],
      },
      staffNotice(policy, head, {
        ...{ to: person, messageId, at, template: 'staff-praise', deskUrl },
        values: { words, by: signatureOf(policy, user.id) },
      }),
    );
  });
  return {};
};

/** What was passed on to somebody, the newest first. What is blocked or erased has no words any more. */
export const praiseOf = async (reader: Reader, { table }: Pick<DeskDeps, 'table'>): Promise<PraiseList> => ({
  praise: await praisePassedOn(table, reader.id),
});
