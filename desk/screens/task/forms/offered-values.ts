import type { CaseTask } from '../../../api/types.ts';
import { listed, type Values } from '../../../parts/form/values.ts';

type Proposal = Pick<CaseTask, 'options'>;

/** What of a proposal can be left out: what the customer was offered before stays open. */
export const newOptions = ({ options = [] }: Proposal): NonNullable<CaseTask['options']> =>
  options.filter(({ openSince }) => openSince === undefined);

/** What is offered, as it is ticked: nothing gives way unseen. Where nothing new was proposed, what is added makes an offer. */
export const offeredIn = (task: Proposal, values: Values): Record<string, unknown> => {
  const proposed = newOptions(task).map(({ optionId }) => optionId);
  const [dropped, add] = [listed(values['dropped']), listed(values['added'])];
  if (dropped.length === 0 && add.length === 0) return {};
  return proposed.length > 0 ? { options: [...proposed.filter((id) => !dropped.includes(id)), ...add] } : { add };
};
