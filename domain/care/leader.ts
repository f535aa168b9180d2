import { mayBeComplaint } from '../case/case.ts';
import type { CaseContext } from '../case/case-file.ts';
import { type ChangePart, combine } from '../case/change.ts';
import { dateWords, staffNotice } from '../messages/staff-notice.ts';
import { concernedIn } from '../people/concerned.ts';
import { dayOf, isFree } from '../people/directory.ts';
import type { Policy } from '../policy/policy.ts';
import type { LocalizedText } from '../values.ts';
import type { Cause } from '../vocabulary.ts';

const REQUEST: LocalizedText = {
  es: 'ser la persona de contacto de un cliente al que tratamos mal',
  en: 'be the contact of a customer whom we treated badly',
};
const WHY: LocalizedText = {
  es: 'la política le nombra a usted: figura en la página del cliente y en nuestras cartas, y le llegan sus llamadas; el caso lo sigue llevando quien lo lleva',
  en: 'the policy names you: you stand on the customer’s page and in our letters, and get their calls; whoever has the case keeps it',
};

/**
 * Somebody with more say becomes the contact of a customer whom we treated badly: by what lies behind the complaint or, once its
 * owner has found that it was our error, by what it is about. Nothing where somebody was named, or nobody is there who is not in it.
 * @param cause what the owner found, when that is what has just happened
 */
export const nameLeader = (
  { file, at, deps }: CaseContext<{ policy: Policy; deskUrl?: string }>,
  cause?: Cause,
): ChangePart => {
  const { head } = file;
  const { policy, deskUrl } = deps;
  const { motives, topics, people } = policy.care.leader;
  const byMotive = head.motive !== undefined && motives.includes(head.motive);
  const byTopic = cause === 'company-error' && head.topic !== undefined && topics.includes(head.topic);
  if (head.leader !== undefined || !mayBeComplaint(head) || !(byMotive || byTopic)) return {};
  const excluded = [...concernedIn(policy, file), ...(head.owner ? [head.owner] : [])];
  const leader = people.find((id) => isFree(policy, id, { day: dayOf(policy, at), excluded }));
  if (leader === undefined) return {};
  return combine(
    {
      set: { leader },
      events: [
        {
          type: 'leader-named',
          actor: { kind: 'system' },
          data: { person: leader, because: byMotive ? 'motive' : 'treatment' },
        },
      ],
    },
    deskUrl !== undefined &&
      staffNotice(policy, head, {
        to: leader,
        messageId: `leader-${head.cycle}-${leader}`,
        at,
        template: 'staff-escalated',
        deskUrl,
        values: { kind: REQUEST, dueAt: dateWords(policy, head.answerBy), why: WHY },
      }),
  );
};
