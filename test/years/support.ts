import { expect } from 'vitest';
import { type EventLine, type EventType, eventsOf } from '#domain/case/events.ts';
import { stories } from '#local/demo/complaints.ts';
import { play } from '#local/demo/play.ts';
import type { Story } from '#local/demo/story.ts';
import { type CaseView, type Complaint, succeeded } from '#tools/api-client.ts';
import { newCustomer } from '../journeys/support/customers.ts';
import { eventually, PATIENCE_SECONDS } from '../journeys/support/eventually.ts';
import { stage } from '../journeys/support/stage.ts';

const { run, api, executions } = stage();

export { api, run };

const LATE = 'El pedido no ha llegado y nadie contesta a mis correos desde hace tres semanas.';

/** Who may read every case; reads only. */
const observer = () => api.as('andres');

/** Asks again, now and then: many stories ask at once. @throws Error when an answer takes longer than anything may */
export const until = <T>(what: string, ask: () => Promise<T | undefined | false>, pace = 1000): Promise<T> =>
  eventually(what, ask, PATIENCE_SECONDS, pace);

/** A story of the demo, with a customer of its own. */
export const storyWhere = (matches: (story: Story) => boolean): Story => {
  const story = stories.find(matches);
  if (!story) throw new Error('No such story');
  return { ...story, complaint: { ...story.complaint, customer: newCustomer() } };
};

let played: Promise<unknown> | undefined;

/** A case that ran to its end: every function has been called once, so that what follows is as quick as it ever is. */
export const warm = (): Promise<unknown> => {
  const chargedTwice = storyWhere(({ title }) => title.startsWith('Charged twice'));
  played ??= play({ run, api }, chargedTwice, {
    until: ({ outcome }) => outcome !== undefined,
    seconds: PATIENCE_SECONDS,
  });
  return played;
};

type CaseTask = CaseView['tasks'][number];

/** What a case's history, as the desk shows it, holds of one type. */
export const told = <Type extends EventType>({ history }: CaseView, type: Type) =>
  eventsOf(history as EventLine[], type);
export const openTask = ({ tasks }: CaseView, kind: CaseTask['kind']): CaseTask | undefined =>
  tasks.find((task) => task.kind === kind && task.status === 'open');
export const clockOf = ({ timers }: CaseView, name: string) => timers.find(({ timer }) => timer === name);

/** A complaint of a new customer, and what can be seen and done about it. */
export const filed = async (complaint: Partial<Complaint> = {}) => {
  const customer = newCustomer();
  const receipt = succeeded(
    await api.complain({ text: LATE, language: 'es', ...complaint, customer: { ...customer, ...complaint.customer } }),
  );
  const { caseId, reference } = receipt;
  const view = async (): Promise<CaseView> => succeeded(await (await observer()).case(caseId));
  const seen = <T>(what: string, find: (view: CaseView) => T | undefined | false, pace?: number) =>
    until(`${what} (${caseId})`, async () => find(await view()), pace);
  /** The case once a task of a kind is open, and that task. */
  const opened = (kind: CaseTask['kind']) =>
    seen(
      `an open ${kind}`,
      (now) => {
        const task = openTask(now, kind);
        return task && { ...now, task };
      },
      150,
    );
  return {
    ...receipt,
    view,
    seen,
    opened,
    /** The owner has examined it and released the offer, which waits for the customer. */
    offered: async () => {
      const { task } = await opened('examine');
      const findings = { cause: 'company-error', facts: 'Comprobado con el almacén.', questions: [] };
      succeeded(await (await api.as(task.assignee ?? '')).complete(task.id, findings));
      const release = (await opened('release')).task;
      succeeded(await (await api.as(release.assignee ?? '')).complete(release.id, { decision: 'release' }));
      return opened('offer');
    },
    /** What somebody of the team was written about the case. */
    mailsTo: async (person: string): Promise<string[]> =>
      (await api.mailsTo(`${person}@lumbre.example`))
        .filter(({ Subject }) => Subject.includes(reference))
        .map(({ Subject, BodyText }) => `${Subject}\n${BodyText}`),
    isRunning: async () =>
      expect((await executions.describe(run.stateMachines.complaint, caseId))?.status).toBe('RUNNING'),
  };
};
