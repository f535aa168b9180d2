import { combine, textItem } from '#domain/case/change.ts';
import { openReconcile } from '#domain/examination/ask-lead.ts';
import { idsBarredFrom } from '#domain/four-eyes/rule.ts';
import { chooseExpert } from '#domain/people/choose-person.ts';
import { concernedIn } from '#domain/people/concerned.ts';
import { dayOf, isFree } from '#domain/people/directory.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase, type User } from '#domain/tasks/decide.ts';
import { openThirdOpinion } from '#domain/tasks/escalation-pause.ts';
import { openTask } from '#domain/tasks/open-task.ts';
import { isRelated, relations } from '#domain/tasks/relations.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import type { ThirdOpinion, ThirdOpinionAsked } from './contract.ts';

type Input = ThirdOpinion & { caseId: string; user: User };

/** Refuses: not-your-case, no-opinions-differ, third-opinion-asked-before. */
export const demandAskable = ({ file, user }: Pick<DeskContext, 'file'> & { user: User }): void => {
  const lead = openReconcile(file);
  if (!isRelated(relations.decidesBetween, user, { file, ...(lead && { task: lead }) }))
    throw new Refusal('not-your-case', {
      title: 'Only the owner of the case, whoever decides between the opinions, or a supervisor asks for another one',
      es: 'Otro dictamen lo pide quien lleva el caso, quien decide entre los que hay, o un supervisor',
    });
  if (!lead) throw new Refusal('no-opinions-differ');
  if (openThirdOpinion(file)) throw new Refusal('third-opinion-asked-before');
};

/**
 * Who is asked: whoever was named, else the first of the field who is there; nobody whom the complaint is about, and nobody who gave
 * one of the opinions there are. Refuses: person-unfit.
 */
const expertFor = ({ file, at, deps: { policy } }: DeskContext, { domain, expert }: Input): string => {
  const { cycle } = file.head;
  const excluded = [...concernedIn(policy, file), ...idsBarredFrom({ kind: 'third-opinion', cycle }, file)];
  const who = { day: dayOf(policy, at), excluded };
  const isOfField = policy.people.some(({ id, domains }) => id === expert && domains.includes(domain));
  const found = expert === undefined ? chooseExpert(policy, domain, who) : expert;
  if (found !== undefined && (expert === undefined || isOfField) && isFree(policy, found, who)) return found;
  throw new Refusal('person-unfit', {
    title: expert
      ? `${expert} cannot give another opinion: of another field, away, named in the complaint, or heard already`
      : 'Nobody else of this field is there to give another opinion',
    es: expert
      ? `${expert} no puede dar otro dictamen: es de otra especialidad, está ausente, aparece en la reclamación o ya ha opinado`
      : 'No hay nadie más de esta especialidad que pueda dar otro dictamen',
    errors: [
      { pointer: expert ? '/expert' : '/domain', message: 'must be an expert of the field who was not heard yet' },
    ],
  });
};

/**
 * Asks another expert, as the opinions there are differ, while somebody decides between them: the time for that decision stands still
 * until the answer is there or its time is over. One at a time.
 *
 * Refuses: no-such-case, not-your-case, no-opinions-differ, third-opinion-asked-before, person-unfit.
 */
export const askThirdOpinion = async (input: Input, deps: DeskDeps): Promise<ThirdOpinionAsked> => {
  const { domain, question, files = [], user } = input;
  const { cases, clock } = deps;
  const { head } = await requireCase(cases, input.caseId);
  const at = clock.now();
  let asked: ThirdOpinionAsked | undefined;
  await cases.change(head.caseId, at, (file) => {
    demandAskable({ file, user });
    const context = { file, at, deps };
    const expert = expertFor(context, input);
    const { caseId, cycle } = file.head;
    const number = file.tasks.filter((task) => task.kind === 'third-opinion' && task.cycle === cycle).length + 1;
    const textId = `third-question-${cycle}-${number}`;
    const { task, ...opened } = openTask(
      { head: file.head, at, deps },
      {
        ...{ kind: 'third-opinion', caseId, cycle, parts: [number], assignee: expert, domain, textId },
        ...(files.length > 0 && { files: [...new Set(files)] }),
      },
    );
    asked = { taskId: task.taskId, expert, dueAt: task.dueAt };
    return combine(opened, {
      events: [
        {
          type: 'third-opinion-asked',
          actor: { kind: 'person', id: user.id },
          data: { taskId: task.taskId, domain, expert },
        },
      ],
      items: [textItem(textId, question)],
    });
  });
  if (!asked) throw new Error('The opinion was not asked for');
  return asked;
};
