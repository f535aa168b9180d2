import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { byIdOf, wentOnIn } from './answers.ts';
import type { Invariant } from './observed.ts';

/** What a customer wrote on the page of a case lies in it, or in one that it went on in. */
export const wordsAreKept: Invariant = {
  name: 'no word is lost',
  broken: (observed) => {
    const byId = byIdOf(observed);
    return observed.system.wordsTaken.flatMap(({ caseId, text }) => {
      const isThere = wentOnIn(byId, caseId).some((id) => {
        const file = byId.get(id);
        return file?.messages.some(({ direction, textId }) => direction === 'in' && file.texts.get(textId) === text);
      });
      return isThere ? [] : [`"${text}" of the customer of ${byId.get(caseId)?.head.reference} is not there`];
    });
  },
};

/** What stands before the id of a message in the cases that it went on in. */
const COPIED = /^(?:[A-Z]+-\w+\.)+/;

/** Each time a customer wrote something it is there once: as often as they wrote it, and where nobody saw an answer once more. */
export const wordsAreKeptOnce: Invariant = {
  name: 'each word is there once',
  broken: ({ files, system: { wordsTaken, wordsMaybe } }) => {
    const counted = (texts: readonly { text: string }[]) => Map.groupBy(texts, ({ text }) => text);
    const [sure, maybe] = [counted(wordsTaken.filter(({ isCounted }) => isCounted)), counted(wordsMaybe)];
    /** What customers wrote in cases that were merged, which is read there, and wherever it went on from there. */
    const inMerged = new Set(
      files.flatMap(({ head, messages }) =>
        head.mergedInto ? messages.flatMap(({ copiedFrom, messageId }) => (copiedFrom ? [] : messageId)) : [],
      ),
    );
    const isReadInBoth = (copiedFrom: string | undefined, messageId: string): boolean =>
      copiedFrom !== undefined && inMerged.has(messageId.replace(COPIED, ''));
    const wasUndone = files.some(({ events }) => eventsOf(events, 'merge-undone').length > 0);
    const seen = new Set<string>();
    const there = counted(
      files.flatMap(({ head: { splitFrom, linkedTo, mergedInto }, messages, texts }) =>
        messages
          .filter(({ direction, channel }) => direction === 'in' && channel === 'tracking-page')
          // What began a case of its own is read there alone, until it comes home; what was merged is read in both.
          .filter(({ copiedFrom }) => [undefined, splitFrom, linkedTo].includes(copiedFrom))
          .filter(({ copiedFrom }) => copiedFrom === undefined || copiedFrom !== mergedInto)
          .filter(({ copiedFrom, messageId }) => !isReadInBoth(copiedFrom, messageId))
          // Where a merge of what had been split off was undone, both may have them: they count once.
          .filter(
            ({ messageId }) => !wasUndone || seen.size !== seen.add(messageId).size || messageId.startsWith('answer-'),
          )
          .map(({ textId }) => ({ text: texts.get(textId) ?? '' })),
      ),
    );
    const count = (of: typeof sure, text: string) => of.get(text)?.length ?? 0;
    // What somebody pressed too late is kept in words of ours.
    const written = [...sure.keys(), ...there.keys()].filter((text) => !text.startsWith('['));
    return [...new Set(written)].flatMap((text) => {
      const [least, is] = [count(sure, text), count(there, text)];
      const isRight = is >= least && is <= least + count(maybe, text);
      return isRight ? [] : [`"${text}" was written ${least} times, and is there ${is} times`];
    });
  },
};

/** A mail that was read and is none of spam lies in a case of whoever sent it. */
export const mailsAreKept: Invariant = {
  name: 'a mail is in a case of its sender',
  broken: ({ files, system: { mailsWritten, pending } }) => {
    if (pending.some(({ what }) => what.startsWith('mail '))) return [];
    const byId = new Map(files.map((file) => [file.head.caseId, file]));
    const where = new Map<string, CaseFile[]>();
    for (const file of files)
      for (const { externalId } of file.messages)
        if (externalId) where.set(externalId, [...(where.get(externalId) ?? []), file]);
    return [...mailsWritten].flatMap(([id, { email, isSpam }]) => {
      const found = where.get(id) ?? [];
      const [file] = found;
      if (!file) return isSpam ? [] : [`mail ${id} of ${email} is in no case`];
      // Where cases of several people are one, it is in that one.
      const isOf = ({ complainant }: CaseFile) => complainant.email === email;
      const isTheirs = (one: CaseFile) =>
        isOf(one) || files.some((from) => isOf(from) && wentOnIn(byId, from.head.caseId).includes(one.head.caseId));
      // A supervisor may join what was set aside to whatever case they name.
      if (isSpam || found.some(isTheirs)) return [];
      return [`mail ${id} of ${email} is in ${file.head.reference} of ${file.complainant.email}`];
    });
  },
};
