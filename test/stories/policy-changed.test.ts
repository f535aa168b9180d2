import { describe, expect, it } from 'vitest';
import { cast } from '#test/support/cast.ts';
import { type InMemoryAmends, inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { policy } from '#test/support/policy.ts';

const { deadlines, negotiation, messages, people } = policy;

/** What the company decides otherwise while complaints are open. */
const changed = {
  ...policy,
  version: 'changed-since',
  deadlines: {
    ...deadlines,
    nextWord: { '1': 'P1D', '2': 'P1D', '3': 'P1D', '4': 'PT1H' },
    tasks: {
      ...deadlines.tasks,
      release: { ...deadlines.tasks.release, due: 'PT2H' },
      examine: { due: 'P2D', escalation: [{ at: 'PT1H' as const, do: 'head' as const }] },
    },
  },
  negotiation: { ...negotiation, rounds: 1, release: { automatic: ['offer' as const, 'final-answer' as const] } },
  messages: {
    ...messages,
    es: { ...messages.es, offer: { ...messages.es.offer, subject: 'Otra carta que la de antes' } },
  },
  people: people.map((person) => (person.id === 'sofia' ? { ...person, email: 'sofia.nueva@lumbre.example' } : person)),
};

const aComplaint = (n: number) => ({
  text: 'Me han cobrado dos veces el mantenimiento de marzo y nadie me lo devuelve.',
  customer: { name: 'Rosa Pineda', email: `rosa.${n}@correo.example` },
});

/** A complaint from before the change, and one from after it; both wait for their owner. */
const beforeAndAfter = async () => {
  const amends = inMemoryAmends({ policy });
  const before = await cast(amends, aComplaint(1), { holdsBack: true });
  amends.redeploy(changed);
  const after = await cast(amends, aComplaint(2), { holdsBack: true });
  return { amends, before, after };
};

const hoursUntil = (amends: InMemoryAmends, at: string | undefined) =>
  Math.round((Date.parse(at ?? '') - Date.parse(amends.now())) / 3_600_000);

describe('a policy that changes while complaints are open', () => {
  it('Each complaint says under which version it came in, and keeps it whatever happens to it', async () => {
    const { before, after } = await beforeAndAfter();
    expect((await before.head()).policyVersion).toBe(policy.version);
    expect((await after.head()).policyVersion).toBe('changed-since');
    await before.examines({});
    expect((await before.head()).policyVersion).toBe(policy.version);
  });

  it('The dates that we promise ourselves are those of the version it came in under', async () => {
    const { amends, before, after } = await beforeAndAfter();
    const severity = (await before.head()).severity?.level;
    expect(severity).toBe((await after.head()).severity?.level);
    expect(severity).toBeLessThan(3);
    const [{ nextWordBy: old }, { nextWordBy: fresh }] = [await before.head(), await after.head()];
    expect(hoursUntil(amends, old)).toBeGreaterThan(24);
    expect(hoursUntil(amends, fresh)).toBe(24);
    // A change of the old one counts its dates anew, by its own policy.
    await before.complete('examine', { cause: 'company-error', facts: 'Comprobado.', questions: [] });
    expect(hoursUntil(amends, (await before.head()).nextWordBy)).toBeGreaterThan(24);
  });

  it('Escalation goes by it: the old complaint stays with its owner where a new one goes to the head', async () => {
    const { amends, before, after } = await beforeAndAfter();
    await amends.pass(new Date(Date.parse(amends.now()) + 2 * 3_600_000).toISOString());
    expect((await before.open('examine'))[0]?.assignee).not.toBe('andres');
    expect((await after.open('examine'))[0]?.assignee).toBe('andres');
  });

  it('Rules of release go by it: the old offer waits for its owner, the new one leaves by itself', async () => {
    const { before, after } = await beforeAndAfter();
    const findings = { cause: 'company-error', facts: 'Comprobado.', questions: [] };
    await before.complete('examine', findings);
    await after.complete('examine', findings);
    expect(await before.open('release')).toHaveLength(1);
    expect(await after.open('release')).toEqual([]);
    expect((await after.sees()).offer?.round).toBe(1);
  });

  it('So do the rounds, and the words of the letters', async () => {
    const { amends, before, after } = await beforeAndAfter();
    await before.examines({});
    await before.releases();
    await after.examines({});
    for (const { path } of [before, after])
      await amends.call('POST', `${path}/answer`, { body: { decision: 'counter', message: 'No me basta.' } });
    expect(await before.open('release')).toHaveLength(1);
    expect((await before.file()).offers).toHaveLength(2);
    expect((await after.file()).offers).toHaveLength(1);
    const subjects = (to: string) => amends.mails.filter((mail) => mail.to.includes(to)).map(({ subject }) => subject);
    expect(subjects('rosa.1@correo.example').join()).not.toContain('Otra carta');
    expect(subjects('rosa.2@correo.example').join()).toContain('Otra carta');
  });

  it('Who works here is today’s for every complaint', async () => {
    const { amends, before } = await beforeAndAfter();
    const [task] = await before.open('examine');
    await amends.call('POST', `/desk/tasks/${task?.taskId}/hand-over`, {
      user: staff('andres'),
      body: { to: 'sofia', reason: 'Lo lleva ella' },
    });
    expect(amends.mails.flatMap(({ to }) => to)).toContain('sofia.nueva@lumbre.example');
  });
});
