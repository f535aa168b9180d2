import type { Feeling, Reason, Severity } from '../case/reason.ts';
import type { Policy } from '../policy/policy.ts';
import type { Signal } from '../policy/schema/severity.ts';
import { highestAmount } from './amounts.ts';
import { asBorneOut, classifierReasons, soberReasons } from './classifier-reasons.ts';
import { findPattern, type ReadText, readText } from './patterns.ts';
import { isPossibleDanger, putsFirst } from './possible-danger.ts';
import { isSurelyDenied, isSurelyDeniedClosely } from './surely-denied.ts';
import { findPhrases, listsFor, type Tokens, tokens } from './words.ts';

/** What severity is weighed from. `feeling` is absent where the analysis had no answer: then it weighs nothing. */
export type Weighed = {
  text: string;
  language: string;
  feeling?: Feeling | undefined;
  /** Earlier cases of the customer within the window of the policy. */
  earlierCases: number;
};

const FEELINGS: Record<Feeling, { es: string; en: string }> = {
  negative: { es: 'El tono es negativo', en: 'The tone is negative' },
  mixed: { es: 'El tono es ambivalente', en: 'The tone is mixed' },
  neutral: { es: 'El tono es neutro', en: 'The tone is neutral' },
  positive: { es: 'El tono es positivo', en: 'The tone is positive' },
};

const AGE = /\b(\d{2,3})\s?(?:años|anos|anys|urte|years?\s+old|year-old)/giu;

/** Whether a text names an age of somebody elderly: "mi madre, de 82 años". */
const namesElderly = (text: string, from: number): boolean =>
  [...text.normalize('NFC').matchAll(AGE)].some(([, age]) => Number(age) >= from && Number(age) < 120);

/** A text as the phrases and the patterns of the policy are looked for in it. */
type Heard = { words: Tokens; language: string; read: ReadText };

/** Whether words say what a signal listens for, other than in the phrases it excepts. */
const isFound = ({ words, except }: Signal, { words: text, language }: Heard): boolean => {
  const found = words ? findPhrases(text, listsFor(words, language)) : [];
  if (found.length === 0 || !except) return found.length > 0;
  const meant = findPhrases(text, listsFor(except, language));
  return found.some(({ at }) => !meant.some((other) => other.at <= at && at < other.at + other.words));
};

const OF_DANGER = { first: isSurelyDenied, near: isSurelyDeniedClosely };

/** A signal with the words that its patterns were found by; undefined where none was. */
const byPatterns = (signal: Signal, { read }: Heard): Signal | undefined => {
  const said = firstOf(signal.patterns ?? [], (pattern) =>
    findPattern(read, pattern, signal.danger ? OF_DANGER : undefined),
  );
  if (!said) return undefined;
  const quoted = said.map((words) => `«${words}»`).join(' ');
  const { es, en } = signal.reason;
  return { ...signal, reason: { es: `${es} (${quoted})`, en: `${en} (${quoted})` } };
};

const firstOf = <From, To>(all: From[], find: (one: From) => To | undefined): To | undefined => {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
};

/**
 * The signals of the policy that a text has, those found by patterns with the words that speak for them. Words of danger
 * count for much, and less where what stands around them does not bear them out (an escape room, a joke): then somebody
 * may be in danger, or nobody is.
 */
export const signalsIn = (
  { severity, families, classifier }: Pick<Policy, 'severity' | 'families' | 'classifier'>,
  { text, language }: Pick<Weighed, 'text' | 'language'>,
): Signal[] => {
  const { signals, elderly, reading } = severity;
  const heard = { words: tokens(text), language, read: readText({ families, reading }, text) };
  const said = signals.flatMap((signal) => {
    const isSaid = isFound(signal, heard) || (signal.id === elderly.signal && namesElderly(text, elderly.from));
    return isSaid ? [signal] : (byPatterns(signal, heard) ?? []);
  });
  return asBorneOut({ classifier, families }, text, said);
};

/** A signal as a reason of the severity. */
export const signalReason = ({ id, points, reason }: Signal): Reason => ({ code: id, ...reason, points });

export const sumOf = (reasons: Reason[]): number => reasons.reduce((sum, { points = 0 }) => sum + points, 0);

const feelingReasons = (policy: Policy, feeling: Feeling | undefined): Reason[] => {
  const points = feeling ? policy.severity.feeling[feeling] : 0;
  return feeling && points !== 0 ? [{ code: `feeling-${feeling}`, ...FEELINGS[feeling], points }] : [];
};

const amountReasons = (policy: Policy, text: string): Reason[] => {
  const { steps, rates } = policy.severity.amount;
  const cents = highestAmount(text, rates);
  const step = steps.findLast(({ from }) => cents >= from);
  if (!step) return [];
  const { points } = step;
  return [
    { code: 'amount', es: 'Se trata de una cantidad importante', en: 'A considerable amount is at stake', points },
  ];
};

const repetitionReasons = (policy: Policy, earlier: number): Reason[] => {
  const { points, max } = policy.severity.repetition;
  if (earlier === 0) return [];
  const es = `Casos anteriores recientes: ${earlier}`;
  return [{ code: 'repetition', es, en: `Recent earlier cases: ${earlier}`, points: Math.min(earlier * points, max) }];
};

export const levelOf = ([two, three, four]: Policy['severity']['levels'], points: number): Severity['level'] =>
  points >= four ? 4 : points >= three ? 3 : points >= two ? 2 : 1;

/** The highest level. */
export const CRITICAL = 4;

/** How serious a complaint is: points of the policy, summed; each reason says what it added. */
export const severityOf = (policy: Policy, weighed: Weighed): Severity => {
  const signals = signalsIn(policy, weighed);
  // Only where words of danger are among them: who is called goes by those, so that a lower level leaves nobody uncalled.
  const canBeLess = signals.some(({ danger }) => danger) && !signals.some(({ literal }) => literal);
  const said = [
    ...signals.map(signalReason),
    ...amountReasons(policy, weighed.text),
    ...feelingReasons(policy, weighed.feeling),
  ];
  const reasons = [
    ...said,
    ...classifierReasons(policy, weighed.text, { said: signals, points: sumOf(said) }),
    ...(canBeLess ? soberReasons(policy, weighed.text, sumOf(said)) : []),
    ...repetitionReasons(policy, weighed.earlierCases),
  ];
  const points = sumOf(reasons);
  return { level: levelOf(policy.severity.levels, points), points, reasons: inOrder(reasons) };
};

/** First what somebody has to look at: lists show the first reason. */
const inOrder = (reasons: Reason[]): Reason[] => [
  ...reasons.filter(isPossibleDanger),
  ...reasons.filter((one) => !isPossibleDanger(one)),
];

export const REOPENED = 'reopened';

/** A reopened case is never trifling: level 3 at least. */
export const afterReopening = (severity: Severity): Severity => ({
  ...severity,
  level: severity.level === CRITICAL ? CRITICAL : 3,
  reasons: [
    ...severity.reasons.filter(({ code }) => code !== REOPENED),
    { code: REOPENED, es: 'El caso se ha reabierto', en: 'The case was reopened', points: 0 },
  ],
});

/** A broken promise outranks the first complaint: one level more, 3 at least. Said again, it raises no further. */
export const afterBrokenPromise = (
  { level, points, reasons }: Severity,
  said: 'customer' | 'team' = 'customer',
): Severity => {
  const isKnown = reasons.some(({ code }) => code === BROKEN_PROMISE.code);
  return {
    level: isKnown || level === CRITICAL ? level : level === 3 ? CRITICAL : 3,
    points,
    reasons: isKnown ? reasons : [...reasons, said === 'team' ? FOUND_BROKEN : BROKEN_PROMISE],
  };
};

export const BROKEN_PROMISE: Reason = {
  code: 'broken-promise',
  es: 'El cliente dice que no hemos cumplido lo prometido',
  en: 'The customer says that we did not keep what we promised',
  points: 0,
};

const FOUND_BROKEN: Reason = {
  code: 'broken-promise',
  es: 'No hemos cumplido lo que prometimos',
  en: 'We did not keep what we promised',
  points: 0,
};

/** Whether the customer goes first. */
export const hasPriority = (
  policy: Pick<Policy, 'severity'>,
  { severity }: { severity?: Severity | undefined },
): boolean => severity?.reasons.some((reason) => putsFirst(policy, reason)) ?? false;

/** A severity with what later words add: it never falls, each signal counts once, and what may be a danger stands first. */
export const raised = (policy: Policy, before: Severity | undefined, found: Reason[]): Severity => {
  const reasons = before?.reasons ?? [];
  const added = found.filter(({ code }) => !reasons.some((known) => known.code === code));
  const points = (before?.points ?? 0) + added.reduce((sum, reason) => sum + (reason.points ?? 0), 0);
  const level = levelOf(policy.severity.levels, points);
  return {
    level: before && before.level > level ? before.level : level,
    points,
    reasons: inOrder([...reasons, ...added]),
  };
};
