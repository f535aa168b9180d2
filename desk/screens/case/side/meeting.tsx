import type { DeskCase } from '../../../api/types.ts';
import { moment } from '../../../words/time.ts';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { meetingPanelWords } from './meeting-words.ts';
import { Panel } from './panel.tsx';

/** The newest meeting with the customer: with whom, how it stands, and its date, or those that can be chosen. */
export const Meeting = ({ file }: { file: DeskCase }) => {
  const say = useWords(meetingPanelWords);
  const language = useLanguage();
  const { meeting, zone } = file;
  if (!meeting) return null;
  const { how, who, state, dates, chosen, where } = meeting;
  return (
    <Panel title={say.title}>
      <p>
        {say.ways[how]}, {say.with(who)}
        {where && ` (${where})`}. <strong>{say.states[state]}</strong>
      </p>
      <ul className="plain">
        {(chosen ? [chosen] : dates).map((date) => (
          <li key={date}>{moment(date, language, zone)}</li>
        ))}
      </ul>
    </Panel>
  );
};
