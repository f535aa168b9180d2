import { afterItems } from '../budgets/booking.ts';
import { foldActs, keptActs } from '../four-eyes/fold-acts.ts';
import type { Instant } from '../time.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseItem, Change } from './change.ts';
import { chain } from './history.ts';

/** What of a case a rule of what comes next looks at: the other kinds of items tell it nothing. */
const withItem = (file: CaseFile, item: CaseItem): CaseFile => {
  switch (item.kind) {
    case 'text':
      return { ...file, texts: new Map([...file.texts, [item.textId, item.text]]) };
    case 'task':
      return { ...file, tasks: [...file.tasks, item.task] };
    case 'task-change':
      return {
        ...file,
        tasks: file.tasks.map((task) => (task.taskId === item.task.taskId ? { ...task, ...item.set } : task)),
      };
    case 'examination': {
      const others = file.examinations.filter(({ cycle }) => cycle !== item.examination.cycle);
      return { ...file, examinations: [...others, item.examination] };
    }
    case 'message':
      return { ...file, messages: [...file.messages, item.message] };
    case 'agreement':
    case 'agreement-change':
      return { ...file, ...afterItems(file, [item]) };
    default:
      return file;
  }
};

/** A case with what a change stores of it beside its head and its history. */
export const withItems = (file: CaseFile, items: readonly CaseItem[]): CaseFile => items.reduce(withItem, file);

/**
 * A case as it would be after a change that nobody stores: its head, history, tasks, texts, messages, examinations and agreements. What the store adds by
 * itself (timers, holds, hashes of personal data) is as it was.
 */
export const imagined = (file: CaseFile, { set, events, items = [] }: Change, at: Instant): CaseFile => {
  const { head } = file;
  const added = chain(head, events, at);
  const acts = foldActs({ acts: keptActs(file), cycle: head.cycle }, added);
  const after = withItems(file, items);
  return {
    ...after,
    head: { ...head, ...set, acts, seq: head.seq + added.length },
    events: [...file.events, ...added],
  };
};
