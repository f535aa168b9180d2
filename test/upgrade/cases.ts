import { stories } from '#local/demo/complaints.ts';
import { type Played, play } from '#local/demo/play.ts';
import type { Story } from '#local/demo/story.ts';
import type { LocalRun } from '#local/local-run.ts';
import { apiClient, type CaseView } from '#tools/api-client.ts';
import { PATIENCE_SECONDS } from '../journeys/support/eventually.ts';
import { inTurns } from '../journeys/support/in-turns.ts';

/** A case that waits for somebody, and what its people will do. */
export type Waiting = { at: string; story: Story; played: Omit<Played, 'view'> };

/** The story of the demo with these words in its title. */
const storyOf = (words: string): Story => {
  const story = stories.find(({ title }) => title.includes(words));
  if (!story) throw new RangeError(`No story says ${words}`);
  return story;
};

/** The same where the owner left the points of the complaint unanswered, which has to be made up for before a final answer. */
const withoutPoints = ({ findings: { points: _, ...findings }, ...story }: Story): Story => ({ ...story, findings });

/** Each state that waits for people, with a story that comes by it. Nobody in them waits for a deadline. */
const STOPS: Record<string, Story> = {
  examine: storyOf('Charged twice'),
  consult: storyOf('two experts at once'),
  approve: storyOf('an approver decides'),
  release: storyOf('explanation'),
  offer: storyOf('a counter-offer'),
  points: withoutPoints(storyOf('a reasoned final answer')),
  promise: storyOf('the legal expert'),
  survey: storyOf('Charged twice'),
};

export const stops: string[] = Object.keys(STOPS);

const isOpen =
  (kind: string) =>
  ({ tasks }: CaseView): boolean =>
    tasks.some((task) => task.kind === kind && task.status === 'open');

/** So many cases go on at once: each is worked on by functions that start for it, and a slow machine has to keep up. */
const AT_ONCE = 2;

let customers = 0;

/** The story of a customer whom nobody knows, by the web. */
const another = ({ complaint, ...story }: Story): Story => ({
  ...story,
  channel: 'web',
  complaint: {
    ...complaint,
    customer: { ...complaint.customer, name: 'Eulalia Bru', email: `eulalia.${++customers}@customers.example` },
  },
});

/** A case that waits in each state that waits for people. */
export const openEverywhere = (run: LocalRun): Promise<Waiting[]> =>
  inTurns(Object.entries(STOPS), AT_ONCE, async ([at, original]) => {
    const story = another(original);
    const stage = { run, api: apiClient(run) };
    const { caseId, trackingUrl } = await play(stage, story, { until: isOpen(at), seconds: PATIENCE_SECONDS });
    return { at, story, played: { caseId, trackingUrl } };
  });

const isOver = ({ outcome, tasks }: CaseView): boolean =>
  outcome !== undefined && !tasks.some(({ kind, status }) => kind === 'promise' && status === 'open');

/** Plays cases to their outcomes, and on until no promise is open. */
export const finish = (run: LocalRun, waiting: Waiting[]): Promise<CaseView[]> =>
  inTurns(waiting, AT_ONCE, async ({ story, played }) => {
    const stage = { run, api: apiClient(run) };
    const playing = { until: isOver, seconds: PATIENCE_SECONDS, begun: played };
    const { view } = await play(stage, { ...story, score: 5 }, playing);
    return view;
  });
