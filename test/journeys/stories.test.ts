import { describe, expect, test } from 'vitest';
import { stories } from '#local/demo/complaints.ts';
import { play } from '#local/demo/play.ts';
import type { Story } from '#local/demo/story.ts';
import type { CaseView } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually, PATIENCE_SECONDS } from './support/eventually.ts';
import { stage } from './support/stage.ts';

const { run, api, executions } = stage();

/** The demo's stories are the journeys; each with a customer of its own. */
const story = (matches: (candidate: Story) => unknown, changes: Partial<Story> = {}): Story => {
  const found = stories.find(matches);
  if (!found) throw new Error('No such story');
  return { ...found, ...changes, complaint: { ...found.complaint, customer: newCustomer() } };
};
const toOutcome = { until: ({ outcome }: CaseView) => outcome !== undefined, seconds: PATIENCE_SECONDS };
const types = ({ history }: CaseView): string[] => history.map(({ type }) => type);

describe.concurrent('whole stories', () => {
  test('Whole stories: settled by the owner: agreement, outcome, unbroken history, execution succeeded', async () => {
    const { view, caseId } = await play(
      { run, api },
      story(({ title }) => title.startsWith('Charged twice')),
      toOutcome,
    );
    expect(view.outcome?.result).toBe('agreed');
    expect(view.agreement?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(view.historyIntact).toBe(true);
    await eventually('the end of the execution', async () => {
      const execution = await executions.describe(run.stateMachines.complaint, caseId);
      return execution?.status === 'SUCCEEDED';
    });
  });

  test('Whole stories: above the owner’s limit an approver decides before the customer hears of it', async () => {
    const { view } = await play(
      { run, api },
      story(({ verdict }) => verdict),
      toOutcome,
    );
    const approval = view.tasks.find(({ kind }) => kind === 'approve');
    expect(approval?.status).toBe('decided');
    expect(approval?.decidedBy).not.toBe(view.owner);
    expect(view.outcome?.result).toBe('agreed');
  });

  test('Whole stories: a counter-offer leads to a second round', async () => {
    const { view } = await play(
      { run, api },
      story(({ answers }) => answers[0]?.decision === 'counter'),
      toOutcome,
    );
    expect(view.offers.map(({ status }) => status)).toEqual(['countered', 'accepted']);
    expect(view.outcome?.result).toBe('agreed');
  });

  test('Whole stories: a declined offer ends in a final answer with a human name and outside bodies', async () => {
    const declined = story(
      ({ answers, complaint }) => answers[0]?.decision === 'decline' && complaint.text.includes('scam'),
    );
    const { view } = await play({ run, api }, declined, toOutcome);
    expect(view.outcome?.result).toBe('answered');
    const email = declined.complaint.customer?.email ?? '';
    // Nobody has proved the address: what is the customer's stands behind the link, and is whole there.
    const mail = await eventually('the word of the final answer', async () =>
      (await api.mailsTo(email)).find(({ BodyText }) => /We have written to you.*https?:\/\//s.test(BodyText)),
    );
    const [link = ''] = /https?:\/\/\S+/.exec(mail.BodyText) ?? [];
    const page = await (await fetch(link)).text();
    expect(page).toContain(view.reference);
    expect(page).toMatch(/OMIC|arbitra/i);
    expect(mail.BodyText).toContain(view.reference);
  });

  test('Whole stories: an expert who never answers is recorded as such, and the case goes on', async () => {
    const { view } = await play(
      { run, api },
      story(({ opinions }) => opinions?.production === 'silent'),
      toOutcome,
    );
    expect(view.opinions).toMatchObject([{ domain: 'production', answered: false }]);
    expect(types(view)).toContain('no-answer');
    expect(view.outcome?.result).toBe('agreed');
  });
});

describe.concurrent('after the outcome', () => {
  test('After the outcome: a promise is kept with proof, and a good score ends the matter', async () => {
    const kept = story(({ title }) => title.startsWith('Charged twice'), { score: 5 });
    const { view } = await play({ run, api }, kept, {
      until: ({ status }) => status === 'kept',
      seconds: PATIENCE_SECONDS,
    });
    const promises = view.tasks.filter(({ kind }) => kind === 'promise');
    expect(promises.length).toBeGreaterThan(0);
    expect(promises.map(({ status }) => status)).toEqual(promises.map(() => 'decided'));
  });

  test('After the outcome: a low score reopens the case: a second journey, with other eyes', async () => {
    const low = story(({ title }) => title.startsWith('Charged twice'), { score: 1 });
    let first: string | undefined;
    const { view, caseId } = await play({ run, api }, low, {
      until: (seen) => {
        first ??= seen.owner;
        return (
          types(seen).includes('reopened') &&
          seen.tasks.some(({ id, status }) => id.includes('.examine.2') && status === 'open')
        );
      },
      seconds: PATIENCE_SECONDS,
    });
    expect(view.owner).not.toBe(first);
    expect((await executions.describe(run.stateMachines.complaint, `${caseId}-2`))?.status).toBe('RUNNING');
  });
});
