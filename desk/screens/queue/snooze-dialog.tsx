import Button from '@cloudscape-design/components/button';
import { LightDialog } from '../../parts/light-dialog.tsx';
import { moment, now } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import type { QueueRow } from './rows.ts';
import { snoozeTimes } from './snooze-times.ts';
import { words } from './words.ts';

type Props = { row: QueueRow; zone: string; onChoose: (until: string) => void; onClose: () => void };

/** Until when something is put off; what becomes due or changes is back at once, and no deadline moves. */
export const SnoozeDialog = ({ row, zone, onChoose, onClose }: Props) => {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <LightDialog title={say.snooze(row.reference)} onClose={onClose} closeLabel={say.close}>
      <div className="stack">
        <p>{say.snoozeHint}</p>
        {snoozeTimes(now(), row.dueAt, zone).map(({ choice, at }) => (
          <Button key={choice} onClick={() => onChoose(at)}>
            {say.snoozeTimes[choice](moment(at, language, zone))}
          </Button>
        ))}
      </div>
    </LightDialog>
  );
};
