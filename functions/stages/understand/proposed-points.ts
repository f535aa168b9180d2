import { lastNumber, pointTextId } from '#domain/agreement/points.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type ChangePart, textItem } from '#domain/case/change.ts';
import { DESIRED_REMEDY } from '#domain/messages/requested-remedies.ts';
import { shownMessage } from '#domain/messages/shown-message.ts';
import { findPoints } from '#domain/understand/points.ts';

/** What the customer wrote of this cycle: what came in since the answer to the one before, with the form's wish of the first. */
const wordsOf = ({ head, messages, texts, agreements }: CaseFile): string => {
  const since =
    agreements
      .map(({ madeAt }) => madeAt)
      .sort()
      .at(-1) ?? '';
  const written = messages
    .filter(({ direction, audience, at }) => direction === 'in' && audience === 'customer' && at > since)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map((message) => shownMessage(message, texts.get(message.textId) ?? '').text);
  return [...written, head.cycle === 1 ? (texts.get(DESIRED_REMEDY) ?? '') : ''].join('\n');
};

/** The points that a program reads from the complaint, as a part of the change that keeps its understanding. */
export const proposedPoints = (file: CaseFile): ChangePart => {
  const before = lastNumber(file.events, 's');
  const found = findPoints(wordsOf(file)).map((text, index) => ({ pointId: `s${before + index + 1}`, text }));
  if (found.length === 0) return {};
  return {
    events: [
      {
        type: 'points-proposed',
        actor: { kind: 'system' },
        data: { cycle: file.head.cycle, pointIds: found.map(({ pointId }) => pointId) },
      },
    ],
    items: found.map(({ pointId, text }) => textItem(pointTextId(pointId), text)),
  };
};
