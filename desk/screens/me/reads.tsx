import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Read, readsOf } from '../../api/wall-queries.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { LightDialog } from '../../parts/light-dialog.tsx';
import { More } from '../../parts/more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { moment, now } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

const MOST = 1000;

const Row = ({ read: { at, view, cases } }: { read: Read }) => {
  const say = useWords(words);
  const language = useLanguage();
  const [only] = cases;
  return (
    <li>
      <div>
        <time dateTime={at}>{moment(at, language)}</time> · <code>{view}</code>
        {cases.length > 1 && (
          <More title={say.cases(cases.length)}>
            <ul>
              {cases.map((caseId) => (
                <li key={caseId}>
                  <CaseLink reference={caseId} />
                </li>
              ))}
            </ul>
          </More>
        )}
      </div>
      {cases.length === 1 && only && <CaseLink reference={only} />}
    </li>
  );
};

type Props = { person: { id: string; name: string }; onClose: () => void };

/** What somebody of the team was shown in a day: which cases, where and when; no word of them. */
export const Reads = ({ person, onClose }: Props) => {
  const say = useWords(words);
  const today = now().toISOString().slice(0, 10);
  const [day, setDay] = useState(today);
  const asked = useQuery({ ...readsOf(person.id, day), enabled: day !== '' });
  return (
    <LightDialog title={say.shownTo(person.name)} closeLabel={say.close} onClose={onClose}>
      <div className="filters">
        <label>
          {say.day}
          <input
            className="select"
            type="date"
            max={today}
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
        </label>
      </div>
      <QueryState of={asked} loading={say.loading}>
        {({ reads }) => (
          <>
            {reads.length === 0 && <p>{say.nothingShown}</p>}
            {reads.length >= MOST && <p>{say.most}</p>}
            <ul className="rows">
              {reads.map((read) => (
                <Row key={`${read.at} ${read.view} ${read.cases[0]}`} read={read} />
              ))}
            </ul>
          </>
        )}
      </QueryState>
    </LightDialog>
  );
};
