import { isEnded } from '#domain/case/case.ts';
import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import { type ChangePart, combine } from '#domain/case/change.ts';
import { dateWords, staffNotice } from '#domain/messages/staff-notice.ts';
import { dayOf, supervisorOf } from '#domain/people/directory.ts';
import { afterBroken, ORDINARY, type PromiseOf, withPromise } from '#domain/promises/broken.ts';
import { counted } from '#domain/promises/tally.ts';
import { askUpdate, dueToday, type UpdateDeps } from '#domain/promises/update.ts';
import { saysPromiseBroken } from '#domain/understand/broken-promise.ts';
import { afterBrokenPromise } from '#domain/understand/severity.ts';
import type { LocalizedText } from '#domain/values.ts';
import { nameOf } from './decide.ts';
import { kindsOfTasks } from './kinds.ts';

/** Whether something was promised in a case: it was settled once, or somebody ended it. */
const isPromised = ({ head, agreements }: CaseFile): boolean =>
  agreements.length > 0 || head.cycle > 1 || head.closedAt !== undefined || head.linkedTo !== undefined;

const CLAIMED: LocalizedText = {
  es: 'El cliente dice que no hemos cumplido lo prometido',
  en: 'The customer says that a promise was not kept',
};

/** What the customer may mean, as far as the case knows: the promise that is longest past its date, else the last that is owed, else one we say is kept. */
const promiseMeant = ({ agreements }: CaseFile): PromiseOf | undefined => {
  const all = agreements.flatMap(({ cycle, commitments }) => commitments.map((commitment) => ({ cycle, commitment })));
  const owed = all
    .filter(({ commitment }) => commitment.kept !== true)
    .sort((a, b) => (a.commitment.dueAt < b.commitment.dueAt ? -1 : 1));
  return owed[0] ?? all.at(-1);
};

/**
 * What the customer's word leads to: where the date of the promise has passed it is broken, whatever the case says; where we say it is
 * kept, the two words stand against each other and a person looks; before its date nothing is broken yet. In each of them the owner
 * speaks with the customer today.
 */
const following = (context: Context): ChangePart => {
  const { file, at, deps } = context;
  const meant = promiseMeant(file);
  const asked = isEnded(file.head)
    ? {}
    : askUpdate(context, {
        subject: 'broken-promise',
        dueAt: dueToday(context),
        ...(meant && { promise: meant.commitment }),
      });
  if (!meant) return asked;
  const { commitment } = meant;
  if (commitment.kept !== true && commitment.dueAt < at)
    return afterBroken(context, meant, { actor: { kind: 'customer' }, said: 'customer' });
  if (commitment.kept !== true || commitment.disputedAt !== undefined) return asked;
  return combine(
    { items: withPromise(file, { ...meant, commitment: { ...commitment, disputedAt: at } }) },
    counted(deps.policy, file.head, [{ commitment, add: ['disputed'] }]),
    asked,
  );
};

type Context = CaseContext<UpdateDeps>;

/**
 * The customer says that a promise of ours was not kept, which outranks the first complaint: the case becomes more serious, the
 * supervisor of its owner is notified, and the owner speaks with the customer today. Where the date of the promise has passed a closed
 * case is opened again. Undefined where nothing was promised or the words say no such thing.
 */
export const promiseClaimedBroken = (
  context: Context,
  { textId, text }: { textId: string; text: string },
): ChangePart | undefined => {
  const { file, at, deps } = context;
  const { policy, deskUrl } = deps;
  const { head } = file;
  if (!isPromised(file) || !saysPromiseBroken(policy, text)) return undefined;
  const promise = file.tasks.find(({ kind, status }) => kind === 'promise' && status === 'open');
  const supervisor = supervisorOf(policy, head.owner, dayOf(policy, at));
  const severity = afterBrokenPromise(head.severity ?? ORDINARY);
  const graver = { ...context, file: { ...file, head: { ...head, severity } } };
  return combine(
    {
      set: { severity },
      events: [
        {
          type: 'promise-claimed-broken',
          actor: { kind: 'customer' },
          data: {
            cycle: head.cycle,
            textId,
            before: (head.severity ?? ORDINARY).level,
            level: severity.level,
            supervisor: supervisor ?? 'nobody',
            ...(promise && { taskId: promise.taskId }),
          },
        },
      ],
    },
    supervisor !== undefined &&
      staffNotice(policy, head, {
        to: supervisor,
        messageId: `promise-claimed-${textId}`,
        at,
        template: 'staff-escalation',
        deskUrl,
        values: {
          kind: kindsOfTasks.promise.request,
          dueAt: dateWords(policy, promise?.dueAt ?? at),
          level: CLAIMED,
          from: head.owner ? nameOf(policy, head.owner) : { es: 'nadie', en: 'nobody' },
        },
      }),
    following(graver),
  );
};
