import type { DeskCase } from '../../../api/types.ts';
import { Due } from '../../../parts/due.tsx';
import { More } from '../../../parts/more.tsx';
import { useWords } from '../../../words/use-words.ts';
import { ListPanel } from './panel.tsx';
import { sideWords } from './words.ts';

/** All dates of a case that run, each with how it came about. */
export const Timers = ({ file }: { file: DeskCase }) => {
  const say = useWords(sideWords);
  const timers = file.timers.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  if (timers.length === 0) return null;
  return (
    <ListPanel title={say.timers} id="timers">
      {timers.map(({ id, title, startedAt, dueAt, paused, explanation }) => (
        <li key={id}>
          <strong>{title}</strong>
          <br />
          {paused ? say.paused : <Due at={dueAt} from={startedAt} {...(file.zone && { zone: file.zone })} />}
          {explanation.length > 0 && (
            <More title={say.why}>
              <ul>
                {explanation.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </More>
          )}
        </li>
      ))}
    </ListPanel>
  );
};
