import { incidentTold } from '#cases/store/incidents.ts';
import type { Table } from '#cases/store/table.ts';
import { type TeamMailer, writeTo } from '#channels/email/team-mail.ts';
import type { Incident, IncidentKind } from '#domain/incidents/incident.ts';
import { aboutInWords, incidentReasonInWords } from '#domain/incidents/words.ts';
import { dayOf, personOf, supervisorOf } from '#domain/people/directory.ts';
import { onRota } from '#domain/people/rota.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { LocalizedText } from '#domain/values.ts';
import { log } from '#platform/log.ts';

const KINDS: Record<IncidentKind, LocalizedText> = {
  incident: { es: 'Posible fallo común', en: 'Possible common failure' },
  crisis: { es: 'Posible crisis', en: 'Possible crisis' },
};

export type TellDeps = TeamMailer & { table: Table; clock: Clock };

/** The supervisor on duty, else one who is there that day. */
const supervisorAt = (policy: Policy, at: Instant): string | undefined =>
  onRota(policy, at).find((id) => personOf(policy, id).roles.includes('supervisor')) ??
  supervisorOf(policy, undefined, dayOf(policy, at));

/** Writes to the supervisor of an incident that nobody was told of: what it is about, and why. */
const tell = async (incident: Incident, deps: TellDeps): Promise<void> => {
  const { table, clock, policy } = deps;
  const now = clock.now();
  const { incidentId, kind, about, reasons } = incident;
  const to = supervisorAt(policy, now);
  log('warn', 'incident proposed', { incidentId, kind });
  if (to !== undefined)
    await writeTo(
      to,
      {
        template: 'staff-incident',
        screen: `/f/${incidentId}`,
        values: (language) => ({
          what: KINDS[kind][language],
          about: aboutInWords(about, policy, language),
          rows: reasons.map((reason) => `- ${incidentReasonInWords(reason, language)}`).join('\n'),
        }),
      },
      deps,
    );
  await incidentTold(table, incidentId, now);
};

/** Tells of what is proposed and nobody was told of: also where a run died before it could. */
export const tellOfIncidents = async (incidents: readonly Incident[], deps: TellDeps): Promise<void> => {
  for (const incident of incidents)
    if (incident.state === 'proposed' && incident.toldAt === undefined) await tell(incident, deps);
};
