import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import { linkVersion } from '#domain/case/links.ts';
import type { Task } from '#domain/case/task.ts';
import { caseMessage } from '#domain/messages/case-message.ts';
import type { OutgoingMessage } from '#domain/messages/compose.ts';
import { letterLanguageOf } from '#domain/messages/letter-language.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase, signatureOf, type User } from '#domain/tasks/decide.ts';
import { openCompletion } from '#domain/tasks/escalation-pause.ts';
import { type OpenedTask, openTask } from '#domain/tasks/open-task.ts';
import type { Plan } from '#domain/tasks/plan.ts';
import { formatDay } from '#domain/time.ts';
import { dueByLaw } from '#domain/timers/recalculate-timers.ts';
import type { LetterLanguage } from '#domain/vocabulary.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import { checkedTone, textsAt } from '../writing/customer-texts.ts';
import { toneData } from '../writing/tone.ts';
import type { CompletionAsked, CompletionRequest } from './contract.ts';

type CompletionInput = CompletionRequest & { caseId: string; user: User };

/** Refuses: not-under-examination, completion-asked-before. */
export const demandAskable = (file: CaseFile): void => {
  const { head, tasks } = file;
  if (!tasks.some(({ kind, cycle, status }) => kind === 'examine' && cycle === head.cycle && status === 'open'))
    throw new Refusal('not-under-examination');
  const open = openCompletion(file);
  if (open)
    throw new Refusal('completion-asked-before', {
      title: `The customer was asked already and has until ${open.dueAt}`,
    });
};

/** Makes the request the customer's task. */
const openCompletionTask = ({ file, at, deps }: DeskContext): OpenedTask => {
  const { head, tasks } = file;
  const number = tasks.filter(({ kind, cycle }) => kind === 'completion' && cycle === head.cycle).length + 1;
  // Where no law sets the customer's time, the policy does.
  const dueAt = dueByLaw({ file, at, deps }, 'completion');
  const textId = `missing-${head.cycle}-${number}`;
  const plan: Omit<Plan, 'priority'> = {
    kind: 'completion',
    caseId: head.caseId,
    cycle: head.cycle,
    parts: [number],
    assignee: 'customer',
    textId,
  };
  return openTask({ head, at, deps }, { ...plan, ...(dueAt && { dueAt }) });
};

const TERM: Record<'restarts' | 'goes-on', Record<LetterLanguage, string>> = {
  restarts: {
    es: 'cuando su reclamación esté completa, el plazo para contestarle empieza a contar de nuevo',
    en: 'when your complaint is complete, the time for our answer begins again',
    ca: 'quan la seva reclamació estigui completa, el termini per contestar-li torna a començar',
    gl: 'cando a súa reclamación estea completa, o prazo para contestarlle comeza a contar de novo',
    eu: 'zure erreklamazioa osatuta dagoenean, erantzuteko epea berriro hasiko da',
  },
  'goes-on': {
    es: 'el plazo para contestarle sigue siendo el mismo',
    en: 'the time for our answer stays the same',
    ca: 'el termini per contestar-li continua sent el mateix',
    gl: 'o prazo para contestarlle segue sendo o mesmo',
    eu: 'erantzuteko epeak berdin jarraitzen du',
  },
};

/** Whether the law gives the answer a new term once the complaint is complete. */
const termWords = ({ regime }: CaseFile): Record<LetterLanguage, string> => {
  const rule = regime.operations.find(({ on, timers }) => on === 'completion-requested' && timers.includes('answer'));
  return TERM[rule ? 'restarts' : 'goes-on'];
};

/** What the customer reads: what is missing, the time given, and what follows (Ley 10/2025 art. 13.3 and 13.4). */
const messageOf = (
  { file, deps: { policy } }: DeskContext,
  { task, missing, url, by }: { task: Task; missing: string; url: string; by: string },
): OutgoingMessage => {
  const language = letterLanguageOf(policy, file.head, 'completion-request');
  return caseMessage(
    file,
    { policy, channels },
    {
      messageId: `message-${task.textId}`,
      at: task.plannedAt,
      template: 'completion-request',
      values: {
        missing,
        dueAt: formatDay(task.dueAt, language, policy.company.zone),
        term: termWords(file)[language],
        trackingUrl: url,
        owner: signatureOf(policy, by),
      },
    },
  );
};

/**
 * Asks the customer for what the complaint lacks, with the time given and what follows. The examination stays open, and
 * silence closes nothing.
 * Refuses: no-such-case, not-under-examination, completion-asked-before, tone-wrong.
 */
export const requestCompletion = async (
  { caseId: named, missing, acceptTone = false, user }: CompletionInput,
  deps: DeskDeps,
): Promise<CompletionAsked> => {
  const { cases, clock, policy, trackingUrl } = deps;
  const { head } = await requireCase(cases, named);
  const { caseId, replyLanguage } = head;
  const tone = checkedTone(textsAt({ '/missing': missing }), { user, language: replyLanguage, acceptTone }, policy);
  const at = clock.now();
  const url = await trackingUrl(caseId, { version: linkVersion(head) });
  let asked: Omit<CompletionAsked, 'tone'> | undefined;
  await cases.change(caseId, at, (file) => {
    demandAskable(file);
    const context = { file, at, deps };
    const opened = openCompletionTask(context);
    const message = messageOf(context, { task: opened.task, missing, url, by: user.id });
    const { taskId, dueAt, textId = '' } = opened.task;
    const { messageId, channel } = message.message;
    asked = { taskId, messageId, dueAt, channel };
    const data = { taskId, textId, period: dueAt, messageId, ...toneData(tone) };
    return combine(
      opened,
      {
        events: [{ type: 'completion-requested', actor: { kind: 'person', id: user.id }, data }],
        items: [{ kind: 'text', textId, text: missing }],
      },
      message,
    );
  });
  if (!asked) throw new Error('The request was not decided');
  return { ...asked, tone };
};
