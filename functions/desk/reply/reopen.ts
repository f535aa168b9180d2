import type { CaseFile } from '#domain/case/case-file.ts';
import { combine, textItem } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import { linkVersion } from '#domain/case/links.ts';
import { reopenCase } from '#domain/case/reopen.ts';
import { Refusal } from '#domain/refusal.ts';
import { nameOf, type User } from '#domain/tasks/decide.ts';
import { isRelated, relations } from '#domain/tasks/relations.ts';
import type { DeskDeps } from '../contract.ts';
import { storedCase } from '../matter/merge.ts';
import { checkedTone, textsAt } from '../writing/customer-texts.ts';
import { toneData } from '../writing/tone.ts';
import type { Reopen, Reopened } from './contract.ts';
import { ownWords } from './customer-letter.ts';

export type ReopenInput = Reopen & { caseId: string; user: User };

/** Whether the same person opened it again for the same reason already: the request came twice. */
const isRepeated = ({ head, events, texts }: CaseFile, { user, reason }: ReopenInput): boolean => {
  const last = eventsOf(events, 'reopened').at(-1);
  if (!last || head.closedAt || last.data.next !== head.cycle || last.actor.kind !== 'person') return false;
  return last.actor.id === user.id && texts.get(last.data.reasonTextId ?? '') === reason;
};

/** Refuses: case-merged, case-not-closed, not-your-case. */
export const demandReopenable = (file: CaseFile, user: User, { policy }: Pick<DeskDeps, 'policy'>): void => {
  const { head } = file;
  if (head.mergedInto) throw new Refusal('case-merged');
  if (!head.closedAt) throw new Refusal('case-not-closed');
  if (isRelated(relations.ownerOfCase, user, { file })) return;
  const name = head.owner && nameOf(policy, head.owner);
  throw new Refusal('not-your-case', {
    title: `Only ${name ? `${name} or ` : ''}a supervisor can open it again`,
    es: `Solo puede reabrirlo ${name ? `${name} o ` : ''}un supervisor`,
  });
};

/**
 * Opens a closed case again at the desk, as another cycle from the beginning of the complaint's way: it is examined and an offer
 * can be made anew. The customer is notified. Asking twice for the same reason opens it once.
 *
 * Refuses: no-such-case, case-merged, case-not-closed, not-your-case, tone-wrong.
 */
export const reopen = async (input: ReopenInput, deps: DeskDeps): Promise<Reopened> => {
  const { caseId, reason, message, acceptTone = false, user } = input;
  const { cases, clock, policy, newId } = deps;
  const { head } = await storedCase(caseId, deps);
  const tone = checkedTone(
    textsAt({ '/message': message }),
    { user, language: head.replyLanguage, acceptTone },
    policy,
  );
  const at = clock.now();
  const reasonTextId = `reopen-${newId()}`;
  const trackingUrl = await deps.trackingUrl(caseId, { version: linkVersion(head) });
  const letter = { messageId: newId(), message, user, trackingUrl };
  const actor = { kind: 'person', id: user.id } as const;
  const { reference, cycle } = await cases.change(caseId, at, (file) => {
    if (isRepeated(file, input)) return undefined;
    demandReopenable(file, user, deps);
    const sent = ownWords({ file, at, deps }, letter);
    return combine(
      reopenCase({ file, at, deps }, { because: 'desk', actor, reasonTextId }),
      { items: [textItem(reasonTextId, reason)] },
      sent && {
        events: [{ type: 'message-sent', actor, data: { messageId: letter.messageId, ...toneData(tone) } }],
      },
      sent,
    );
  });
  return { caseId, reference, cycle };
};
