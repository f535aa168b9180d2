import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DeskCase } from '../../../api/types.ts';
import { CaseLink } from '../../../parts/case-link.tsx';
import { useMoney } from '../../../parts/money.ts';
import { dateWords } from '../../../words/time.ts';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { ListPanel } from './panel.tsx';
import { sideWords } from './words.ts';

/** What went before with the same customer; many claims are said with figures, and decide nothing. */
export const Before = ({ file: { before } }: { file: DeskCase }) => {
  const { before: say } = useWords(sideWords);
  const money = useMoney();
  const language = useLanguage();
  if (!before) return null;
  const { cases, serial, dispute } = before;
  return (
    <ListPanel
      title={`${say.title} (${cases.length})`}
      below={
        <SpaceBetween size="xs">
          {dispute && (
            <Alert type={dispute.state === 'open' ? 'warning' : 'info'} header={say.disputed[dispute.state]}>
              {dispute.state === 'open' && say.disputedHint}
            </Alert>
          )}
          {serial.isMany && (
            <Alert type="info" header={say.many}>
              {say.figures(serial)} {serial.cost && `${say.given}: ${money(serial.cost)}.`} {say.decidesNothing}
            </Alert>
          )}
        </SpaceBetween>
      }
    >
      {cases.map(({ caseId, reference, receivedAt, result, cost, conceded = [], score, refusals = 0 }) => (
        <li key={caseId}>
          <CaseLink reference={reference} /> · {dateWords(receivedAt, language)}
          {result && ` · ${say.results[result]}`}
          {cost && cost.amount > 0 && ` · ${money(cost)}`}
          {conceded.length > 0 && ` · ${conceded.join(', ')}`}
          {refusals > 0 && ` · ${say.refusals(refusals)}`}
          {score !== undefined && ` · ${say.score(score)}`}
        </li>
      ))}
    </ListPanel>
  );
};
