import { planCall } from '#cases/inbound-message/plan-call.ts';
import { countEarlierCases } from '#cases/store/earlier-cases.ts';
import { isWorthRepeating, type Table } from '#cases/store/table.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Change } from '#domain/case/change.ts';
import { type CaseItem, type ChangePart, combine, textItem } from '#domain/case/change.ts';
import type { EventData } from '#domain/case/events.ts';
import type { Message } from '#domain/case/message.ts';
import type { Severity } from '#domain/case/reason.ts';
import { customerWords } from '#domain/messages/customer-words.ts';
import { heardWords, hiddenId } from '#domain/messages/hidden-words.ts';
import { keyPhrasesId } from '#domain/messages/key-phrases.ts';
import { replyLanguageOf } from '#domain/messages/letter-language.ts';
import { DESIRED_REMEDY } from '#domain/messages/requested-remedies.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { type Clock, durationMs, type Instant, instantAfter } from '#domain/time.ts';
import { classOf } from '#domain/timers/regime-choice.ts';
import { saysPromiseBroken } from '#domain/understand/broken-promise.ts';
import { isDangerReason } from '#domain/understand/classifier-reasons.ts';
import { type Judgment, judge } from '#domain/understand/judge.ts';
import { withoutOurWords } from '#domain/understand/our-words.ts';
import { countKinds, redact } from '#domain/understand/personal-data.ts';
import { afterBrokenPromise, afterReopening, CRITICAL, raised } from '#domain/understand/severity.ts';
import { dangersIn } from '#domain/urgent/danger.ts';
import { isCoOfficial } from '#domain/vocabulary.ts';
import type { TextAnalysis } from '#platform/aws/comprehend.ts';
import { retry } from '#platform/backoff.ts';
import type { CycleInput } from '#platform/lambda-handler.ts';
import { type Analysis, analyse } from './analyse.ts';
import { proposedPoints } from './proposed-points.ts';

export type UnderstandDeps = {
  cases: CaseStore;
  table: Table;
  clock: Clock;
  policy: Policy;
  analysis: TextAnalysis;
  /** Where staff find the desk; for notices. */
  deskUrl: string;
};

/** Id of the text that understanding adds to a message for experts: without personal data. */
const redactedId = (messageId: string): string => `redacted-${messageId}`;

/** What one reading of the complaint came to. */
type Understanding = { message?: Message | undefined; text: string; analysis: Analysis; judgment: Judgment };

const isUnderstood = ({ events }: CaseFile, cycle: number): boolean =>
  events.some(({ type, data }) => type === 'understood' && data.cycle === cycle);

const earlierCasesOf = (head: Case, { table, policy }: UnderstandDeps): Promise<number> => {
  const window = durationMs(policy.severity.repetition.within);
  return countEarlierCases(table, head, instantAfter(head.receivedAt, -window));
};

/** What goes on from a closed case and says that its promise was not kept outranks the first complaint. */
const outranking = async (
  { linkedTo }: Case,
  { text, severity }: { text: string; severity: Severity },
  { cases, policy }: UnderstandDeps,
): Promise<Severity> => {
  if (!linkedTo || !saysPromiseBroken(policy, text)) return severity;
  const before = (await cases.head(linkedTo))?.severity?.level ?? severity.level;
  return afterBrokenPromise(before > severity.level ? { ...severity, level: before } : severity);
};

/** What is read, and what was folded away of it less what it quotes of our own letters. */
const heardIn = (hidden: string | undefined, read: string, { policy }: UnderstandDeps): string =>
  hidden ? `${read}\n\n${withoutOurWords(policy, hidden, () => true)}` : read;

const read = async ({ head, complainant, messages, texts }: CaseFile, deps: UnderstandDeps): Promise<Understanding> => {
  const message = messages.find(({ direction, audience }) => direction === 'in' && audience === 'customer');
  const text = (message && texts.get(message.textId)) ?? '';
  const stated = head.language === 'unknown' ? undefined : head.language;
  const given = { text, language: stated, customerName: complainant.name };
  const [analysis, earlierCases] = await Promise.all([
    analyse(given, deps.analysis, deps.policy),
    earlierCasesOf(head, deps),
  ]);
  const { language, feeling } = analysis;
  // What was asked for on the form is judged too: danger can be told in any field.
  const judged = [text, texts.get(DESIRED_REMEDY) ?? ''].filter(Boolean).join('\n\n');
  const heard = heardIn(message && texts.get(hiddenId(message.messageId)), judged, deps);
  const judgment = judge(deps.policy, { text: judged, heard, language, feeling, earlierCases });
  const severity = await outranking(head, { text: judged, severity: judgment.severity }, deps);
  return { message, text, analysis, judgment: { ...judgment, severity } };
};

/**
 * The languages of our letters: what the customer asked for; else the complaint's, or the nearest we write. A co-official language
 * has letters of its own, and Spanish for all others.
 */
const languagesOf = (
  head: Case,
  language: string,
  { company }: Policy,
): Pick<Case, 'language'> & Partial<Pick<Case, 'replyLanguage' | 'letterLanguage'>> =>
  head.language === 'unknown'
    ? {
        language,
        replyLanguage: replyLanguageOf(language, company.defaultLanguage),
        ...(isCoOfficial(language) && { letterLanguage: language }),
      }
    : { language };

/** Texts that are kept with the message. */
const textsOf = ({ message, text, analysis }: Understanding): CaseItem[] => {
  if (!message) return [];
  const { personalData, keyPhrases } = analysis;
  return [
    textItem(redactedId(message.messageId), redact(text, personalData)),
    ...(keyPhrases.length > 0 ? [textItem(keyPhrasesId(message.messageId), keyPhrases.join('\n'))] : []),
  ];
};

/** What the history keeps of a reading: decisions with their reasons, counts, and what could not be known. No text of the customer. */
const recordOf = ({
  analysis,
  judgment,
}: Understanding): Omit<EventData<'understood'>, 'cycle' | 'class' | 'severity'> => ({
  language: analysis.language,
  feeling: analysis.feeling ?? 'unknown',
  kind: judgment.kind,
  topic: judgment.topic ?? 'unknown',
  ...(judgment.otherTopics.length > 0 && { otherTopics: judgment.otherTopics }),
  motive: judgment.motive ?? 'unknown',
  reasons: judgment.reasons,
  personalData: countKinds(analysis.personalData),
  missing: analysis.missing,
});

/**
 * By when the customer is promised an update: counted from when they wrote. Where that date has passed before anybody promised it, as
 * of what was written days ago and is split off today, it is counted from now.
 */
const promisedBy = (head: Case, { level }: Severity, { clock, policy }: UnderstandDeps): Instant => {
  const now = clock.now();
  const duration = policy.deadlines.nextWord[level];
  const by = clock.after(head.cycle > 1 ? now : (head.broughtInAt ?? head.receivedAt), duration);
  return by > now ? by : clock.after(now, duration);
};

/** The change that a cycle begins with; without an understanding it only carries on what an earlier cycle understood. */
const changeOf = (
  head: Case,
  { severity, understanding }: { severity: Severity; understanding: Understanding | undefined },
  deps: UnderstandDeps,
): Change => {
  const { policy } = deps;
  const analysis = understanding?.analysis;
  const { topic, otherTopics = [], motive, kind = 'unknown' } = understanding?.judgment ?? {};
  const about = { ...(topic && { topic }), ...(otherTopics.length > 0 && { otherTopics }) };
  return {
    set: {
      status: 'understood',
      stage: 'understand',
      severity,
      nextWordBy: promisedBy(head, severity, deps),
      ...(analysis && languagesOf(head, analysis.language, policy)),
      ...(analysis?.feeling && { feeling: analysis.feeling }),
      ...about,
      ...(motive && { motive }),
      ...(kind !== 'unknown' && { kind }),
    },
    events: [
      {
        type: 'understood',
        actor: { kind: 'system' },
        data: {
          cycle: head.cycle,
          class: classOf({ ...head, ...about }, policy),
          ...(understanding && recordOf(understanding)),
          severity,
        },
      },
    ],
    items: understanding ? textsOf(understanding) : [],
  };
};

/** What was read now, and what words of danger at intake or since have made of it: a severity never falls. */
const severityOfCycle = (
  { severity }: Case,
  understanding: Understanding | undefined,
  { policy }: UnderstandDeps,
): Severity | undefined => {
  const read = understanding?.judgment.severity;
  if (!read || !severity) return read ?? severity;
  return raised(
    policy,
    read,
    severity.reasons.filter((reason) => isDangerReason(policy, reason)),
  );
};

const ATTEMPTS = 4;

/** A case that turns out to be critical, or to speak of danger, has somebody called at once, unless that was done at intake. */
const callIfCritical = async (file: CaseFile, at: string, deps: UnderstandDeps): Promise<ChangePart> => {
  const { head, complainant, tasks, events } = file;
  if (head.cycle > 1 || events.some(({ type }) => type === 'call-needed')) return {};
  const words = customerWords(file);
  const dangers = dangersIn(deps.policy, heardWords(file));
  if (dangers.length === 0 && head.severity?.level !== CRITICAL) return {};
  const because =
    dangers.length > 0 ? dangers.map(({ id }) => id) : (head.severity?.reasons ?? []).map(({ code }) => code);
  return planCall({ facts: { head, complainant, tasks, words }, at, dangers, because }, deps);
};

/** So many of the last messages are read for the points that a complaint raises. */
const LOOKED_AT = 100;

/**
 * Stage understand: language, feeling, personal data, kind, topic, motive and severity of a complaint, in one pass, and
 * the date of the next update that follows from the severity. A reopened case keeps what was understood and is serious.
 * Answers the analysis does not give stay unknown; they never stop a case.
 */
export const understand = async (input: CycleInput, deps: UnderstandDeps): Promise<CycleInput> => {
  const { caseId, cycle } = input;
  const file = await deps.cases.load(caseId);
  if (!file) throw new Error(`No case ${caseId}`);
  if (isUnderstood(file, cycle)) return input;
  const understanding = file.head.severity && cycle > 1 ? undefined : await read(file, deps);
  const at = deps.clock.now();
  const store = () =>
    deps.cases.change({ caseId, recent: LOOKED_AT }, at, async (current) => {
      if (current.head.cycle !== cycle || isUnderstood(current, cycle)) return undefined;
      const severity = severityOfCycle(current.head, understanding, deps);
      if (!severity) return undefined;
      const weighed = cycle > 1 ? afterReopening(severity) : severity;
      const change = changeOf(current.head, { severity: weighed, understanding }, deps);
      return combine(
        change,
        proposedPoints(current),
        await callIfCritical({ ...current, head: { ...current.head, ...change.set } }, at, deps),
      );
    });
  // Two critical cases of one failure may take the same place among its calls: the slower one looks again.
  await retry(store, { attempts: ATTEMPTS, isCurable: isWorthRepeating });
  return input;
};
