import type { Cause, Domain } from '#domain/vocabulary.ts';
import type { CaseView, Complaint } from '#tools/api-client.ts';

/** What a story needs to know of a task. */
export type StoryTask = Pick<CaseView['tasks'][number], 'id' | 'kind' | 'status' | 'assignee'>;

/** What the desk shows of a point of the complaint. */
export type StoryPoint = { pointId: string; answer?: string | undefined };

type OpinionGiven = { valid: boolean; liable: boolean; remedy?: string; explanation: string };

/** `wants`: words in the title of the option the customer takes, where there is a choice. */
export type CustomerAnswer = { decision: 'accept' | 'counter' | 'decline'; message?: string; wants?: string };

/** A complaint and how everybody in it behaves. The demo and the journeys play the same stories. */
export type Story = {
  /** What it shows, in a few words. */
  title: string;
  channel: 'web' | 'email';
  complaint: Complaint;
  findings: {
    cause: Cause;
    facts: string;
    explanation?: string;
    prevention?: string;
    points?: { point: string; answer: string }[];
    customerWish?: string;
    questions: { domain: Domain; question: string }[];
  };
  /** What the experts say; a silent one never answers. */
  opinions?: Partial<Record<Domain, OpinionGiven | 'silent'>>;
  /** What an approver decides, where one is asked. */
  verdict?: { decision: 'approve' | 'change' | 'refuse'; reason: string; options?: string[] };
  /** What the owner changes before releasing, where it is not sent as it is. */
  release?: { decision: 'change'; options?: string[]; add?: string[]; text?: string };
  /** The customer's answers, round by round; the last one holds for every further round. */
  answers: CustomerAnswer[];
  /** Score in the survey; without one the customer does not answer it. */
  score?: number;
  result: 'agreed' | 'answered';
};

/** What somebody does next in a story. `by` is a user name of the desk, or the customer. */
export type Action =
  | { by: string; taskId: string; complete: Record<string, unknown> }
  | { by: 'customer'; taskId: string; answer: CustomerAnswer }
  | { by: 'customer'; taskId: string; score: number };

/** The last part of a task id: which question, which round. */
const numberOf = (task: StoryTask): number => Number(task.id.split('.').at(-1));

const opinionOn = (story: Story, task: StoryTask): OpinionGiven | 'silent' => {
  const question = story.findings.questions[numberOf(task) - 1];
  return (question && story.opinions?.[question.domain]) ?? 'silent';
};

/** Every open point gets an answer; where a program found none, the owner writes the one there is. */
const answersTo = (points: StoryPoint[], { findings }: Story): { answers: object[] } => {
  const answer = findings.explanation ?? 'We have looked into it with care, and this is our answer.';
  const open = points.flatMap(({ pointId, answer: given }) => (given ? [] : [{ pointId, answer }]));
  return { answers: points.length > 0 ? open : [{ point: 'Your complaint', answer }] };
};

const deskAction = (story: Story, task: StoryTask, points: StoryPoint[]): Record<string, unknown> | undefined => {
  switch (task.kind) {
    case 'examine':
      return story.findings;
    case 'consult': {
      const opinion = opinionOn(story, task);
      return opinion === 'silent' ? undefined : opinion;
    }
    case 'approve':
      return story.verdict;
    case 'call':
      return {
        reached: true,
        notes: 'Everybody is out of the house and well; the emergency service is there.',
        safe: true,
      };
    case 'outage-update':
      return { causes: 'Una avería en la línea de la calle.', restoration: 'Hoy, antes de dos horas.' };
    case 'release':
      return story.release ?? { decision: 'release' };
    case 'points':
      return answersTo(points, story);
    case 'promise':
      return { kept: true, proof: 'Done and checked with the customer by phone.' };
    default:
      return undefined;
  }
};

const actionOn = (story: Story, task: StoryTask, points: StoryPoint[]): Action | undefined => {
  if (task.kind === 'offer') {
    const answer = story.answers[numberOf(task) - 1] ?? story.answers.at(-1);
    return answer && { by: 'customer', taskId: task.id, answer };
  }
  if (task.kind === 'survey')
    return story.score === undefined ? undefined : { by: 'customer', taskId: task.id, score: story.score };
  const complete = deskAction(story, task, points);
  return complete && task.assignee ? { by: task.assignee, taskId: task.id, complete } : undefined;
};

/** What the people of a story do with the tasks that are open now. */
export const nextActions = (
  story: Story,
  { tasks, points = [] }: { tasks: StoryTask[]; points?: StoryPoint[] | undefined },
): Action[] => tasks.filter(({ status }) => status === 'open').flatMap((task) => actionOn(story, task, points) ?? []);
