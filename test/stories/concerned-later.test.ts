import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { passOnFromConcerned } from '#domain/people/pass-on.ts';
import { policy } from '../support/case-fixture.ts';
import { inMemoryAmends } from '../support/in-memory-amends.ts';

const filed = async (text: string, email = 'ana@example.com') => {
  const amends = inMemoryAmends();
  return { amends, ...(await opened(amends, text, email)) };
};

const opened = async (amends: ReturnType<typeof inMemoryAmends>, text: string, email: string) => {
  const receipt = await amends.call('POST', '/complaints', { body: { text, customer: { name: 'Ana', email } } });
  const caseId = String(receipt.body['caseId']);
  const file = async () => {
    const found = await amends.cases.load(caseId);
    if (!found) throw new Error('no case');
    return found;
  };
  return { caseId, file, url: String(receipt.body['trackingUrl']) };
};

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');

/** How a later message can name the owner. */
const ways: [string, (name: string) => string][] = [
  ['by name', (name) => `Ahora sé quién es: ${name}, que me insultó.`],
  ['by surname first', (name) => `Fue ${name.split(' ').toReversed().join(' ')} quien me colgó.`],
  ['without accents', (name) => `La agente ${plain(name)} me colgó.`],
  ['by the first name', (name) => `Hablé con ${name.split(' ')[0]} y se rió de mí.`],
];

describe('whoever is named after they were given a case', () => {
  it.each(ways)('%s: it goes to somebody else with all open work, and no notice goes to them', async (_, words) => {
    const { amends, file, url } = await filed('El paquete llegó roto y nadie contesta.');
    const before = await file();
    const owner = before.head.owner ?? '';
    const { name = '' } = policy.people.find(({ id }) => id === owner) ?? {};
    const answer = await amends.call('POST', `${new URL(url).pathname}/messages`, { body: { text: words(name) } });
    expect(answer.status, answer.text).toBeLessThan(300);
    const after = await file();
    expect(after.head.concerned?.[owner]).toBe('named');
    expect(after.head.owner).toBeDefined();
    expect(after.head.owner).not.toBe(owner);
    expect(after.tasks.filter(({ status, assignee }) => status === 'open' && assignee === owner)).toEqual([]);
    expect(eventsOf(after.events, 'reassigned').map(({ data }) => data.from)).toContain(owner);
    const old = new Set(before.messages.map(({ messageId }) => messageId));
    const fresh = after.messages.filter(({ messageId, audience }) => audience === 'staff' && !old.has(messageId));
    expect(fresh.map(({ to }) => to)).not.toContain(owner);
  });

  it('What is planned for them, and not open yet, goes to somebody else as well, who hears of it once it is', async () => {
    const { file } = await filed('El paquete llegó roto y nadie contesta.');
    const { head, tasks, ...rest } = await file();
    const owner = head.owner ?? '';
    const after = {
      ...rest,
      head: { ...head, concerned: { [owner]: 'marked' as const } },
      tasks: tasks.map((task) => ({ ...task, status: 'planned' as const })),
    };
    const part = passOnFromConcerned({ file: after, at: head.receivedAt, deps: { policy, deskUrl: '' } });
    const given = part.items?.flatMap((item) => (item.kind === 'task-change' ? [item.set.assignee] : [])) ?? [];
    expect(given.length).toBeGreaterThan(0);
    expect(given).not.toContain(owner);
    expect(part.effects ?? []).toEqual([]);
  });

  it('A case that takes in another is about whom the other was about, and leaves their hands', async () => {
    const { amends, file, caseId } = await filed('El paquete llegó roto y nadie contesta.');
    const owner = (await file()).head.owner ?? '';
    const { name = '' } = policy.people.find(({ id }) => id === owner) ?? {};
    const other = await opened(amends, `${name} me insultó por teléfono. El paquete llegó roto.`, 'ana@example.com');
    const user = { id: 'andres', groups: ['supervisor'] };
    const body = { into: caseId, reason: 'Es el mismo asunto', samePerson: true };
    const merged = await amends.call('POST', `/desk/cases/${other.caseId}/merge`, { user, body });
    expect(merged.status, merged.text).toBe(200);
    const { head, tasks } = await file();
    expect(head.concerned?.[owner]).toBe('named');
    expect(head.owner).not.toBe(owner);
    expect(tasks.filter(({ status, assignee }) => status === 'open' && assignee === owner)).toEqual([]);
  });
});
