import { channels } from '#channels/names.ts';
import { signerOf } from '#domain/agreement/facts-of.ts';
import { onlyOfPolicy } from '#domain/agreement/given.ts';
import { settledContent } from '#domain/agreement/settled.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { sha256 } from '#domain/case/history.ts';
import type { Offer, Option } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import { roomOfCase } from '#domain/concession/round-facts.ts';
import { lastAnswered, offersOf } from '#domain/concession/rounds.ts';
import { toOption } from '#domain/concession/staircase.ts';
import { isBrief } from '#domain/messages/channel-facts.ts';
import { waysTo } from '#domain/messages/routing.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { letterOf, withoutLinks } from '#domain/release/letters.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { ReleaseSubject, ReplyLanguage } from '#domain/vocabulary.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { CasePart } from '../case/contract.ts';
import { inWords } from '../case/settlement-view.ts';
import { mayCommitIn } from './may-commit.ts';

const waitsFor: Partial<Record<Task['kind'], Offer['status']>> = {
  release: 'needs-release',
  approve: 'needs-approval',
};

/** The offer that waits for somebody's release or approval. */
export const shownOffer = ({ offers }: CaseFile, { kind, cycle }: Task): Offer | undefined =>
  offers.find((offer) => offer.cycle === cycle && offer.status === waitsFor[kind]);

/** The text that waits for somebody's release or approval, as the customer would get it; its short form for a phone. */
export const shownLetter = (
  file: CaseFile,
  task: Task,
  trackingUrl: string,
): { text: string; short?: string } | undefined => {
  if (task.subject === 'final-answer') return { text: file.texts.get(task.textId ?? '') ?? '' };
  const offer = shownOffer(file, task);
  const letter = offer && letterOf(file, offer, trackingUrl);
  return letter && { text: letter.body, ...(letter.short && { short: letter.short }) };
};

const goesToPhone = ({ head, complainant }: CaseFile): boolean =>
  waysTo(channels, { head, complainant }, 'offer').some(({ channel }) => isBrief(channels, channel));

const customerSaid = (file: CaseFile, { cycle }: Task): string | undefined =>
  file.texts.get(lastAnswered(file, cycle)?.messageTextId ?? '');

/** What the catalogue has besides what is proposed or was offered in the cycle, within what the case may still cost. */
export const mayAdd = (file: CaseFile, { cycle }: Task, policy: Policy): Option[] => {
  const room = roomOfCase(policy, file);
  const seen = offersOf(file, cycle).filter(({ status }) => status !== 'refused');
  const standing = seen.flatMap(({ options }) => options.map(({ concession }) => concession));
  const { replyLanguage: language } = file.head;
  return policy.concessions
    .filter(({ id, cost }) => cost <= room && !standing.includes(id))
    .map((concession) => toOption(policy, { concession, reasons: [] }, { place: 0, language }));
};

/** Nothing where nothing is asked for. */
const asked = <One>(list: One[]): One[] | undefined => (list.length > 0 ? list : undefined);

/** Who reads, when, with which link the customer is sent; `sends` where the reader may release it. */
type Reading = {
  policy: Policy;
  clock: Clock;
  language: ReplyLanguage;
  at: Instant;
  trackingUrl: string;
  sends: boolean;
};

/** What goes to a phone in place of a final answer. */
const shortAnswer = (
  file: CaseFile,
  letter: { text: string } | undefined,
  { policy, at, trackingUrl }: Omit<Reading, 'language' | 'sends' | 'clock'>,
): string | undefined => {
  if (!letter) return undefined;
  const { text } = letter;
  const signedBy = signerOf(policy, file, at);
  const agreement = { kind: 'final-answer', sha256: sha256(text), signedBy } as const;
  return settledContent({ file, at, deps: { policy } }, { agreement, text }, trackingUrl).short;
};

/**
 * What a task of releasing or approving holds while it is open, for those who see the whole case; its links are for whoever may
 * release it.
 */
export const letterView = (file: CaseFile, task: Task, reading: Reading): Partial<CasePart<'tasks'>> => {
  const { policy, language, at, trackingUrl, sends } = reading;
  if (task.status !== 'open' || !(task.kind in waitsFor)) return {};
  const offer = shownOffer(file, task);
  const letter = shownLetter(file, task, trackingUrl);
  const releases = task.kind === 'release';
  const asRead = (text: string): string => (releases && sends ? text : withoutLinks(text));
  const short = goesToPhone(file)
    ? (letter?.short ?? shortAnswer(file, letter, { policy, at, trackingUrl }))
    : undefined;
  return omitUndefined({
    subject: releases ? (task.subject as ReleaseSubject) : undefined,
    options: (offer?.options ?? []).map(({ optionId, concession, title, detail, reasons, cost, openSince }) => ({
      optionId,
      concession,
      title,
      detail,
      reasons: inWords(reasons, language),
      cost,
      ...(openSince !== undefined && { openSince }),
    })),
    text: letter && asRead(letter.text),
    sha256: letter && sha256(letter.text),
    shortText: short && asRead(short),
    onlyOfPolicy: releases ? asked(onlyOfPolicy(policy, file, task.cycle)) : undefined,
    customerSaid: customerSaid(file, task),
    mayCommit: releases ? mayCommitIn(file, task, { waiting: offer, reading }) : undefined,
    mayAdd: releases
      ? mayAdd(file, task, policy).map(({ concession, title, cost }) => ({ concession, title, cost }))
      : undefined,
  });
};
