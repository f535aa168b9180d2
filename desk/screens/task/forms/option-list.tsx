import type { CaseTask } from '../../../api/types.ts';
import { useMoney } from '../../../parts/money.ts';

type ShownOption = NonNullable<CaseTask['options']>[number];

/** What is offered, option by option, with what it costs the company and why it is proposed. */
export const OptionList = ({ options, costs }: { options: ShownOption[]; costs: string }) => {
  const money = useMoney();
  return (
    <ul className="options">
      {options.map(({ optionId, title, detail, cost, reasons }) => (
        <li key={optionId}>
          <strong>{title}</strong>. {costs} <strong>{money(cost)}</strong>
          <br />
          {detail}
          {reasons.length > 0 && <div className="muted">{reasons.join(' · ')}</div>}
        </li>
      ))}
    </ul>
  );
};
