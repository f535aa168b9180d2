import { messagesOfIncident } from '#cases/store/incident-messages.ts';
import { topicIds } from './policies.ts';
import type { Random } from './random.ts';
import { answered, type Step } from './step.ts';
import { member, type System } from './system.ts';

const SUPERVISORS = ['sofia', 'andres'] as const;
const REASON = 'Llaman muchos por lo mismo.';
/** Each word is another one, so that it is seen which was sent. */
const textAt = (at: string) => ({
  es: { text: `Ya sabemos qué ha fallado y lo estamos arreglando (parte de ${at}).` },
  en: { text: `We know what failed and are repairing it (as of ${at}).` },
});

/** A supervisor does something about a failure that many complain of. */
const bySupervisor = async (
  { amends }: System,
  random: Random,
  { path, body }: { path: string; body: object },
): Promise<{ said: string; id: string | undefined }> => {
  const by = random.oneOf(SUPERVISORS);
  const answer = await amends.call('POST', `/desk/incidents${path}`, { user: member(by), body });
  const { incidentId } = answer.body as { incidentId?: string };
  return { said: `${by} incident ${path} ${JSON.stringify(body).slice(0, 40)}: ${answered(answer)}`, id: incidentId };
};

const openIncident: Step = async ({ system, random }) => {
  const { said } = await bySupervisor(system, random, {
    path: '',
    body: { topic: random.pick(topicIds), reason: REASON },
  });
  return said;
};

/** A case is found to be about it, or not to be. */
const joinOne: Step = async ({ system, random }) => {
  const incidentId = random.pick([...system.track.incidents]);
  const file = random.pick(await system.files());
  if (!incidentId || !file) return undefined;
  const by = file.head.owner ?? SUPERVISORS[0];
  const body = { incidentId, joins: random.chance(0.8), reason: REASON };
  const answer = await system.amends.call('POST', `/desk/cases/${file.head.caseId}/incident`, {
    user: member(by),
    body,
  });
  return `${by} ${body.joins ? 'puts' : 'takes'} ${file.head.reference} ${body.joins ? 'into' : 'out of'} an incident: ${answered(answer)}`;
};

/** All are to be told something; or what somebody wrote is released or refused, by whoever comes. */
const tellAll: Step = async ({ system, random }) => {
  const incidentId = random.pick([...system.track.incidents]);
  if (!incidentId) return undefined;
  const waits = (await messagesOfIncident(system.amends.memory, incidentId)).find(({ state }) => state === 'waiting');
  const { said } = await bySupervisor(system, random, {
    path: `/${incidentId}/messages${waits ? `/${waits.number}` : ''}`,
    body: waits
      ? { decision: random.oneOf(['release', 'release', 'release', 'refuse']), reason: REASON }
      : { kind: 'word', texts: textAt(system.amends.now()) },
  });
  return said;
};

/** Why it was is recorded, or the failure is over, or never was one. */
const decide: Step = async ({ system, random }) => {
  const incidentId = random.pick([...system.track.incidents]);
  if (!incidentId) return undefined;
  const cause = { cause: 'Falló una válvula.', correctiveAction: 'Se cambian todas.', remedy: 'Una visita gratis.' };
  const { said } = await bySupervisor(
    system,
    random,
    random.oneOf([
      { path: `/${incidentId}/findings`, body: cause },
      { path: `/${incidentId}/findings`, body: cause },
      { path: `/${incidentId}/close`, body: { reason: REASON } },
      { path: `/${incidentId}/dismiss`, body: { reason: REASON } },
    ]),
  );
  return said;
};

/** How often each part of it is done in one step. */
const USUALLY = 0.8;

/** What is done about a failure that many complain of, from its beginning to the customers who hear of it twice: rarely all of it. */
export const incident: Step = async (scene) => {
  const { random, system } = scene;
  const isNew = system.track.incidents.size === 0 || random.chance(0.1);
  const done: string[] = [];
  for (const part of [...(isNew ? [openIncident] : []), joinOne, tellAll, tellAll, joinOne, tellAll, tellAll, tellAll])
    if (part === openIncident || random.chance(USUALLY)) done.push((await part(scene)) ?? 'nothing');
  if (random.chance(0.3)) done.push((await decide(scene)) ?? 'nothing');
  return done.join('; ');
};

/** The function that is called every minute has the cases of incidents join them, and their customers told. */
export const lookAtIncidents: Step = ({ system: { clocks } }) => clocks.incidents();
