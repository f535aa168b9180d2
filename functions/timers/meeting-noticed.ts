import { channels } from '#channels/names.ts';
import { type Change, combine } from '#domain/case/change.ts';
import type { TimerEvent } from '#domain/case/effects.ts';
import { meetingInWords } from '#domain/meetings/answer.ts';
import type { Meeting } from '#domain/meetings/meeting.ts';
import { askAboutMeeting } from '#domain/meetings/tasks.ts';
import { caseMessage } from '#domain/messages/case-message.ts';
import { dateWords, staffNotice } from '#domain/messages/staff-notice.ts';
import { signatureOf } from '#domain/tasks/decide.ts';
import { ownerOrStandIn } from '#domain/tasks/owner-or-stand-in.ts';
import type { LocalizedText } from '#domain/values.ts';
import type { TimerContext, TimerDeps } from './deps.ts';

type Context = TimerContext & { trackingUrl: string };

const UNANSWERED: LocalizedText = {
  es: 'llamar al cliente, que no ha elegido ninguna de las fechas que le propusimos',
  en: 'call the customer, who has chosen none of the dates we proposed',
};

/** Both sides hear once more when they meet, and with whom. */
const reminded = (context: Context, meeting: Meeting, date: string): Change => {
  const { file, at, deps, trackingUrl } = context;
  const { policy, deskUrl } = deps;
  const { head } = file;
  const words = meetingInWords(context, meeting, date);
  const messageId = `meeting-${meeting.number}-reminder`;
  const owner = ownerOrStandIn(context);
  const ours = [owner, meeting.with === 'leader' ? head.leader : undefined];
  const notices = [...new Set(ours)].flatMap((to) =>
    to === undefined
      ? []
      : staffNotice(policy, head, {
          ...{ to, at, deskUrl, messageId: `${messageId}-${to}`, template: 'staff-reminder' },
          values: {
            kind: { es: `reunión con el cliente: ${words.es}`, en: `meeting with the customer: ${words.en}` },
            dueAt: dateWords(policy, date),
          },
        }),
  );
  const values = {
    meeting: words[head.replyLanguage],
    owner: head.owner ? signatureOf(policy, head.owner) : policy.company.name,
    trackingUrl,
  };
  return combine(
    {
      set: { meeting: { ...meeting, reminded: true } },
      events: [
        { type: 'meeting-reminded', actor: { kind: 'system' }, data: { number: meeting.number, date, messageId } },
      ],
    },
    caseMessage(file, { policy, channels }, { messageId, at, template: 'meeting-reminder', values }),
    ...notices,
  );
};

/**
 * A moment of a meeting has come: the customer has said nothing to the dates, and its owner is asked to call, which closes nothing; or
 * the meeting comes near, and both sides are reminded. One that stands otherwise by now needs neither.
 */
export const meetingNoticed = async (
  { caseId, number, moment }: Extract<TimerEvent, { timer: 'meeting' }>,
  deps: TimerDeps,
): Promise<void> => {
  // Read only where the customer is reminded.
  const trackingUrl = moment === 'before' ? await deps.trackingUrl(caseId) : '';
  const at = deps.clock.now();
  await deps.cases.change(caseId, at, (file) => {
    const { meeting, setAsideAt, blockedAt } = file.head;
    if (meeting?.number !== number || setAsideAt || blockedAt) return undefined;
    const context = { file, at, deps, trackingUrl };
    if (moment === 'answer')
      return meeting.state === 'proposed'
        ? combine(askAboutMeeting(context, { work: 'unanswered', number, request: UNANSWERED }))
        : undefined;
    const { state, chosen } = meeting;
    return state === 'chosen' && chosen !== undefined && chosen > at ? reminded(context, meeting, chosen) : undefined;
  });
};
