import type { Case } from '#domain/case/case.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import { sees } from '../access/parts.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';

/** What every line of a list says of its case; whatever is not known is undefined. @param name the customer's, experts are not shown it */
export const headFactsOf = (
  head: Case,
  name: string | undefined,
  { reader, policy }: { reader: Reader } & Pick<DeskDeps, 'policy'>,
) => ({
  caseId: head.caseId,
  reference: head.reference,
  version: head.seq,
  owner: head.owner,
  ownerName: head.owner && nameOf(policy, head.owner),
  customer: sees(reader, 'customer') ? name : undefined,
  product: head.product,
  topic: head.topic,
  channel: head.channel,
  severity: head.severity?.level,
  severityReason: head.severity?.reasons[0]?.[reader.language],
  feeling: head.feeling,
});
