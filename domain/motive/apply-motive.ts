import { nameLeader } from '../care/leader.ts';
import { mayBeComplaint } from '../case/case.ts';
import type { CaseContext, CaseFile } from '../case/case-file.ts';
import { type ChangePart, combine } from '../case/change.ts';
import { eventsOf } from '../case/events.ts';
import type { Policy } from '../policy/policy.ts';
import { escalateCase } from '../tasks/escalate.ts';
import type { EscalationDeps } from '../tasks/raise-escalation.ts';
import { stepsOf, thirdPartyBy } from './steps.ts';

/** What a motive is, by the policy; undefined where it could not be told, or the case is no complaint. */
export const motivePolicyOf = (
  head: Pick<CaseFile['head'], 'kind' | 'motive'>,
  { motives }: Pick<Policy, 'motives'>,
) => (mayBeComplaint(head) ? motives.find(({ id }) => id === head.motive) : undefined);

/**
 * What the motive of a case changes by the policy: the steps asked of its owner are recorded, and where power was abused a
 * supervisor outside the owner's line gets the case to see to. Combine it with the change that names the owner or corrects
 * the motive. Nothing where the same motive was applied in this cycle.
 */
export const applyMotive = ({ file, at, deps }: CaseContext<EscalationDeps>): ChangePart => {
  const { cycle } = file.head;
  const motive = motivePolicyOf(file.head, deps.policy);
  const last = eventsOf(file.events, 'motive-applied').findLast(({ data }) => data.cycle === cycle);
  if (!motive || last?.data.motive === motive.id) return {};
  const steps = stepsOf(motive);
  const by = thirdPartyBy(motive, file, { at, clock: deps.clock });
  return combine(
    {
      events: [
        {
          type: 'motive-applied',
          actor: { kind: 'system' },
          data: { cycle, motive: motive.id, steps, ...(by && { thirdPartyBy: by }) },
        },
      ],
    },
    nameLeader({ file, at, deps }),
    motive.supervisorOutsideTheLine &&
      escalateCase(
        { file, at, deps },
        { reason: 'abuse-of-power', level: 'supervisor', key: `${cycle}`, outside: true },
      ),
  );
};
