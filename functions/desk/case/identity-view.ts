import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { isProved } from '#domain/case/identity.ts';
import { linkVersion } from '#domain/case/links.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { DeskCase } from './contract.ts';
import type { VisiblePart } from './visible-part.ts';

/** What the customer is known by: what is only claimed may be a stranger's. Not for experts, and nothing of a blocked case. */
export const identitiesView = ({ head }: CaseFile, { shows }: VisiblePart): DeskCase['identities'] =>
  shows('customer')
    ? (head.identities ?? []).map(({ kind, channel, proof }) =>
        omitUndefined({
          kind,
          channel,
          state: proof ? ('proved' as const) : ('claimed' as const),
          how: proof?.how,
          since: proof?.at,
        }),
      )
    : undefined;

/** Which links hold, and what whoever filed can still see with the first one. */
export const linksView = ({ head, events }: CaseFile): DeskCase['links'] => {
  const isReachable = head.identities?.some(({ kind }) => kind !== 'id');
  const lastSentAt = eventsOf(events, 'link-sent').at(-1)?.at;
  return {
    version: linkVersion(head),
    since: head.links?.since ?? head.receivedAt,
    firstShows: isProved(head) ? 'state' : isReachable ? 'own-words' : 'all',
    ...(lastSentAt && { lastSentAt }),
  };
};
