import type { Message } from '#domain/case.ts';
import { dayOf, supervisorOf } from '#domain/people.ts';
import { dateWords, staffNotice } from '#functions/shared/notices.ts';
import type { CaseFile } from '#functions/shared/store/case-store.ts';
import { keys } from '#functions/shared/store/keys.ts';
import type { RelayDeps } from './deps.ts';

const NOTICE = 'undelivered-';

/** Who is told that a message did not arrive. Nobody, if the message said just that: it would go round for ever. */
const whoIsTold = (file: CaseFile, message: Message, { policy, clock }: RelayDeps): string | undefined => {
  if (message.messageId.startsWith(NOTICE)) return undefined;
  const day = dayOf(policy, clock.now());
  const { owner } = file.head;
  return message.audience === 'customer' && owner ? owner : supervisorOf(policy, message.to, day);
};

/** What the notice says, by whether the customer or somebody of the team was not reached. */
const undelivered = (file: CaseFile, message: Message, { policy }: RelayDeps) => ({
  kind:
    message.audience === 'customer'
      ? { es: 'dar la noticia al cliente por otra vía', en: 'reach the customer some other way' }
      : { es: 'avisar por otra vía a quien tiene la tarea', en: 'reach whoever has the task some other way' },
  level: { es: 'un correo nuestro no se ha podido entregar', en: 'a mail of ours could not be delivered' },
  from: policy.people.find(({ id }) => id === (message.to ?? file.head.owner))?.name ?? policy.company.name,
  dueAt: dateWords(policy, file.head.nextWordBy),
});

/** Keeps in the history that a message did not arrive, and tells a person once. */
export const recordFailure = async (
  caseId: string,
  messageId: string,
  failure: string,
  deps: RelayDeps,
): Promise<void> => {
  const at = deps.clock.now();
  await deps.cases.change(caseId, at, (file) => {
    const message = file.messages.find((candidate) => candidate.messageId === messageId);
    if (message?.status !== 'queued') return undefined;
    const person = whoIsTold(file, message, deps);
    const notice =
      person &&
      staffNotice(deps.policy, file.head, person, {
        messageId: `${NOTICE}${messageId}`,
        at,
        template: 'staff-escalation',
        deskUrl: deps.deskUrl,
        values: undelivered(file, message, deps),
      });
    return {
      events: [
        {
          type: 'message-failed',
          actor: { kind: 'system' },
          data: { messageId, failure, ...(person && { told: person }) },
        },
      ],
      writes: [
        {
          update: keys.message(caseId, messageId),
          expect: { status: 'queued' },
          set: { status: 'failed', failure },
        },
        ...(notice ? notice.writes : []),
      ],
      effects: notice ? notice.effects : [],
    };
  });
};
