import { type InMemoryAmends, staff } from '../in-memory-amends.ts';
import { done } from './demo-stories.ts';

/** What a supervisor changes of who works here: absences, a limit that waits for another supervisor, somebody new, somebody who left, the rota, and channels that do not work well. */
export const staffChanges = async (amends: InMemoryAmends): Promise<void> => {
  const user = staff('sofia');
  let version = 0;
  const changed = async (body: object): Promise<void> => {
    const headers = { 'if-match': `"${version}"` };
    const answer = await done(amends.call('POST', '/desk/staff', { user, body, headers }));
    version = Number(answer.body['version']);
  };
  const away = (person: string, from: string, to: string, more = {}) =>
    changed({ change: 'absence', person, absence: { from, to, ...more } });
  await away('carmen', '2026-11-23', '2026-12-04', { work: 'tasks' });
  await away('oriol', '2026-12-03', '2026-12-03');
  await changed({ change: 'person', person: 'javier', set: { limit: 250_000 } });
  await changed({ change: 'person', person: 'tomas', set: { languages: ['es', 'en', 'pt'], substitute: 'iker' } });
  await changed({
    ...{ change: 'added', person: 'ana' },
    set: { name: 'Ana Belén Etxeberria Goikoetxea', email: 'ana@lumbre.example', roles: ['owner'], languages: ['eu'] },
  });
  await changed({ change: 'left', person: 'irene' });
  const [first, ...others] = amends.policy.rota;
  await changed({ change: 'rota', rota: [{ ...first, days: [1, 3, 5] }, ...others] });
  await changed({ change: 'disruption', channels: ['whatsapp', 'call'], forHours: 72 });
};
