import { actionCases } from '#cases/store/corrective-actions.ts';
import { resolveMerged } from '#domain/case/resolve-merged.ts';
import type { ActionCase, CorrectiveAction } from '#domain/improvement/corrective-action.ts';
import { toldResult } from '#domain/improvement/tell.ts';
import { compose, messageText } from '#domain/messages/compose.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { signatureOf } from '#domain/tasks/decide.ts';
import { type ReplyLanguage, replyLanguages } from '#domain/vocabulary.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import { requireAction } from './actions.ts';
import type { WordsPreview } from './contract.ts';
import { unlessConcerned } from './unless-concerned.ts';

/** So many cases are looked at in one request. */
const PAGE = 25;

/** What telling the customer of a case came to, or would come to now: of one that is about the reader somebody else has to see to. */
type Standing = { result: NonNullable<ActionCase['result']> | 'concerned' | 'toTell'; language?: ReplyLanguage };

/** By the rule that the release goes by. */
const standingOf = async (
  { caseId, because, result }: ActionCase,
  { actionId, cases }: { actionId: string } & Pick<DeskDeps, 'cases'>,
): Promise<Standing> => {
  if (result) return { result };
  const file = await unlessConcerned(resolveMerged(cases, caseId));
  if (file === 'concerned') return { result: file };
  if (!file) return { result: 'gone' };
  const standing = toldResult(file, { actionId, because });
  return standing.isNew ? { result: 'toTell', language: file.head.replyLanguage } : { result: standing.result };
};

/** The letters as customers read them, but for what differs from one to another. */
const lettersOf = (
  { words }: CorrectiveAction,
  { by, policy }: { by: string; policy: Policy },
): WordsPreview['letters'] => {
  if (!words) return [];
  const { name: company, phone } = policy.company;
  return replyLanguages.map((language) => {
    const { subject, body } = compose(policy, {
      ...{ template: 'what-changed', language },
      values: {
        ...{ name: '', reference: '…', trackingUrl: '…', company, phone },
        ...{ message: words[language], owner: signatureOf(policy, by) },
      },
    });
    return { language, text: messageText(subject, body) };
  });
};

/**
 * What releasing the words of an action would come to, a page of its cases at a time: how many would be told, in which language, and
 * the letters. Nothing is kept, and nobody is told.
 * Refuses: no-such-action.
 */
export const previewWords = async (
  { actionId, cursor, user }: { actionId: string; cursor?: string; user: Reader },
  deps: DeskDeps,
): Promise<WordsPreview> => {
  const action = await requireAction(deps.table, actionId);
  const page = await actionCases(deps.table, actionId, { limit: PAGE, ...(cursor && { after: cursor }) });
  const found = await Promise.all(page.map((one) => standingOf(one, { actionId, cases: deps.cases })));
  const countOf = (is: Standing['result']): number => found.filter(({ result }) => result === is).length;
  const last = page.length < PAGE ? undefined : page.at(-1)?.caseId;
  return {
    letters: lettersOf(action, { by: action.releasedBy ?? user.id, policy: deps.policy }),
    counts: {
      ...{ toTell: countOf('toTell'), told: countOf('told') },
      ...{ unwanted: countOf('unwanted'), gone: countOf('gone'), concerned: countOf('concerned') },
      languages: Object.fromEntries(
        [...Map.groupBy(found, ({ language }) => language)].flatMap(([language, those]) =>
          language ? [[language, those.length]] : [],
        ),
      ),
    },
    ...(last && { cursor: last }),
  };
};
