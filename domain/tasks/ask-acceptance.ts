import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import { type ChangePart, combine } from '#domain/case/change.ts';
import type { Offer } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import type { LocalizedText } from '#domain/values.ts';
import { readAcceptance } from '../understand/acceptance.ts';
import type { AskDeps } from './ask-person.ts';
import { cancelTasks } from './cancel.ts';
import { openTask } from './open-task.ts';
import { ownerOrStandIn } from './owner-or-stand-in.ts';

type Context = CaseContext<Omit<AskDeps, 'channels'>>;

/** What words that may accept an offer came as. */
type Words = { messageId: string; text: string };

/** The tasks that ask whether the customer accepts. */
const openAcceptances = ({ tasks }: Pick<CaseFile, 'tasks'>): Task[] =>
  tasks.filter(({ kind, status }) => kind === 'acceptance' && status === 'open');

/** The round of the offer a task asks about, and the option that was heard, where one was. */
export const askedAbout = ({ subject = '' }: Pick<Task, 'subject'>): { round: number; optionId?: string } => {
  const [round, optionId] = subject.split(':');
  return { round: Number(round), ...(optionId && { optionId }) };
};

const openOffer = ({ head, offers, tasks }: CaseFile): Offer | undefined =>
  offers.find(
    ({ cycle, status, taskId }) =>
      cycle === head.cycle &&
      status === 'open' &&
      tasks.some((task) => task.taskId === taskId && task.status === 'open'),
  );

const request = (optionId: string | undefined): LocalizedText =>
  optionId === undefined
    ? {
        es: 'confirmar que el cliente acepta nuestra propuesta, y qué opción',
        en: 'confirm that the customer accepts our proposal, and which option',
      }
    : {
        es: `confirmar que el cliente acepta la opción ${optionId} de nuestra propuesta`,
        en: `confirm that the customer accepts option ${optionId} of our proposal`,
      };

/**
 * What words of a customer add that look like an acceptance of the open offer, whatever channel they came by: the owner is
 * asked to confirm it. Nothing is accepted without that. Undefined where they do not, or where the owner is asked already.
 */
export const askAcceptance = (context: Context, { messageId, text }: Words): ChangePart | undefined => {
  const { file, at, deps } = context;
  const { caseId, cycle } = file.head;
  const offer = openOffer(file);
  const heard = offer && openAcceptances(file).length === 0 && readAcceptance(deps.policy, text, offer.options);
  if (!heard) return undefined;
  const { round } = offer;
  const { optionId } = heard;
  const number = file.tasks.filter((task) => task.kind === 'acceptance' && task.cycle === cycle).length + 1;
  const { task, ...opened } = openTask(
    { head: file.head, at, deps },
    {
      kind: 'acceptance',
      caseId,
      cycle,
      parts: [number],
      assignee: ownerOrStandIn(context),
      subject: `${round}:${optionId ?? ''}`,
      textId: messageId,
    },
    { values: { kind: request(optionId) } },
  );
  return combine(opened, {
    events: [
      {
        type: 'acceptance-heard',
        actor: { kind: 'system' },
        data: { taskId: task.taskId, cycle, round, messageId, ...(optionId && { option: optionId }) },
      },
    ],
  });
};

/** Once an offer is answered nobody need confirm an acceptance of it any more. */
export const dropAcceptances = (file: CaseFile): ChangePart => cancelTasks(openAcceptances(file), 'offer-answered');
