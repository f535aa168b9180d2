import type { CaseFile } from '../case/case-file.ts';
import { eventsOf } from '../case/events.ts';
import type { Policy } from '../policy/policy.ts';
import type { LocalizedText } from '../values.ts';

/** Why whoever writes should rather speak; `done`: somebody has spoken with the customer since the case was opened. */
export type SpeakFirst = { reasons: LocalizedText[]; done: boolean };

const FEELS: LocalizedText = {
  es: 'Lo que escribe muestra mucho enfado, y el caso es grave: por escrito se pierden los matices',
  en: 'What they write shows much anger, and the case is serious: in writing the shades are lost',
};

const hasSpoken = ({ events }: Pick<CaseFile, 'events'>): boolean => {
  const since = events.slice(events.findLastIndex(({ type }) => type === 'reopened') + 1);
  return (
    since.some(({ type }) => type === 'person-reached') ||
    eventsOf(since, 'meeting-reported').some(({ data }) => data.outcome === 'held') ||
    eventsOf(since, 'examined').some(({ data }) => data.firstCall === 'reached' || data.firstCall === 'not-wanted') ||
    eventsOf(since, 'customer-updated').some(({ data }) => data.how === 'call')
  );
};

/** Whether feeling runs so high, by the policy, that a call is better than a letter; undefined where it does not. */
export const speakFirst = (
  file: Pick<CaseFile, 'head' | 'events'>,
  { care, motives }: Pick<Policy, 'care' | 'motives'>,
): SpeakFirst | undefined => {
  const { motive, feeling, severity } = file.head;
  const rule = care.speakFirst;
  const named = motives.find(({ id }) => id === motive && rule.motives.includes(id));
  const isAngry =
    feeling !== undefined && rule.feelings.includes(feeling) && (severity?.level ?? 0) >= rule.minSeverity;
  const reasons = [
    ...(named ? [{ es: `${named.title.es}: ${named.advice.es}`, en: `${named.title.en}: ${named.advice.en}` }] : []),
    ...(isAngry ? [FEELS] : []),
  ];
  return reasons.length > 0 ? { reasons, done: hasSpoken(file) } : undefined;
};
