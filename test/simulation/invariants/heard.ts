import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { thanks } from '../words.ts';
import { type Invariant, ofEachCaseAtRest, ofEachFile } from './observed.ts';

const LAST = '9999';

/** Words of a customer, and when the case had them. */
const said = ({ messages, events }: CaseFile) => {
  const first = new Set(eventsOf(events, 'complaint-received').map(({ data }) => data.messageId));
  const joined = new Map(eventsOf(events, 'message-received').map(({ at, data }) => [data.messageId, at]));
  return messages
    .filter(
      ({ direction, audience, copiedFrom, broughtIn, messageId }) =>
        direction === 'in' && audience === 'customer' && !copiedFrom && !broughtIn && !first.has(messageId),
    )
    .map((message) => {
      const at = joined.get(message.messageId);
      return { message, at: at ?? message.at, isOnlyWords: at !== undefined };
    });
};

/** Words of a customer are noted, and nobody is asked about them, only where they are nothing but thanks. */
export const onlyThanksAreNoted: Invariant = {
  name: 'only thanks ask nobody',
  broken: ofEachFile((file) =>
    said(file)
      .filter(
        ({ message: { status, textId } }) =>
          status === 'noted' && !thanks.some((words) => file.texts.get(textId)?.endsWith(words)),
      )
      .map(({ message }) => `"${file.texts.get(message.textId)}" (${message.messageId}) is only noted`),
  ),
};

/** Each time a customer writes, somebody hears of these very words with the change that keeps them: by a notice, or by work that is asked for. */
export const eachWordIsHeard: Invariant = {
  name: 'each word is heard',
  broken: ofEachCaseAtRest((file) => {
    const { messages, tasks } = file;
    // Before somebody owns it, whoever is to own it reads all of it.
    const ownedAt = eventsOf(file.events, 'owned')[0]?.at ?? LAST;
    const told = new Set([
      ...messages.filter(({ audience }) => audience === 'staff').map(({ at }) => at),
      ...tasks.map(({ plannedAt }) => plannedAt),
    ]);
    return said(file)
      .filter(({ message, at }) => message.status !== 'noted' && !message.overLimit && at > ownedAt && !told.has(at))
      .map(({ message, at }) => `nobody heard of ${message.messageId} by ${message.channel} of ${at}`);
  }),
};

/** A customer who was asked to complete their complaint is asked no more once they wrote. */
export const wordsComplete: Invariant = {
  name: 'words complete a complaint',
  broken: ofEachFile((file) => {
    const open = file.tasks.find(({ kind, status }) => kind === 'completion' && status === 'open');
    const since = open?.openedAt ?? open?.plannedAt;
    return said(file)
      .filter(({ at, isOnlyWords }) => isOnlyWords && since !== undefined && at > since)
      .map(({ message }) => `${message.messageId} came, and its customer is asked for it still`);
  }),
};
