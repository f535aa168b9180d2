import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { motivePolicyOf } from '#domain/motive/apply-motive.ts';
import { stepsToTake } from '#domain/motive/steps.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { DeskCase } from './contract.ts';
import type { VisiblePart } from './visible-part.ts';

/** Why the case has its motive: the reason of the person who corrected it, else that of the reading. */
const reasonOf = (
  { head, events }: CaseFile,
  { text, shows }: VisiblePart,
  language: ReplyLanguage,
): string | undefined => {
  const corrected = eventsOf(events, 'motive-changed').at(-1)?.data;
  if (corrected) return shows('motiveReason') ? text(corrected.reasonTextId) : undefined;
  const reasons = eventsOf(events, 'understood').flatMap(({ data }) => data.reasons ?? []);
  return reasons.find(({ code }) => code === `motive-${head.motive}`)?.[language];
};

/** The motive of a case as its reader sees it, with what it asks of the owner. */
export const motiveView = (
  file: CaseFile,
  visible: VisiblePart,
  { policy, language }: { policy: Policy; language: ReplyLanguage },
): DeskCase['motive'] => {
  const { motive: id } = file.head;
  const named = policy.motives.find((motive) => motive.id === id);
  if (!id || !named) return undefined;
  return omitUndefined({
    id,
    title: named.title[language],
    reason: reasonOf(file, visible, language),
    advice: motivePolicyOf(file.head, policy)?.advice[language],
    steps: stepsToTake(file).map(({ text, ...step }) => ({ ...step, text: text[language] })),
  });
};
