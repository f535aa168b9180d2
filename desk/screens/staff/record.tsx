import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type StaffChange, type StaffShown, staffNow } from '../../api/staff-query.ts';
import { useChannelNames } from '../../parts/channel-words.ts';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { disruptionWords } from './disruption-words.ts';
import { useDays } from './use-days.ts';
import { staffWords } from './words.ts';

/** What a change is about, in a line. */
export const useAbout = ({ people }: Pick<StaffShown, 'people'>): ((change: StaffChange) => string) => {
  const say = useWords(staffWords);
  const inDays = useDays();
  const ofDisruption = useWords(disruptionWords);
  const channels = useChannelNames();
  return (change) => {
    const kind = say.kinds[change.change];
    if (change.change === 'rota' || change.change === 'no-disruption') return kind;
    if (change.change === 'disruption')
      return `${kind} (${channels(change.channels)}; ${ofDisruption.inHours(change.forHours)})`;
    if (change.change === 'policy')
      return `${kind} (${change.from} → ${change.to})${change.reason ? `: ${change.reason}` : ''}`;
    const known = people.find(({ id }) => id === change.person)?.name;
    const name = (change.change === 'added' ? change.set.name : known) ?? change.person;
    const days = 'absence' in change ? ` (${inDays(change.absence)})` : '';
    return `${name}: ${kind}${days}`;
  };
};

/** Who changed what and when, the newest first, a page at a time. */
export const StaffHistory = ({ of }: { of: StaffShown }) => {
  const say = useWords(staffWords);
  const language = useLanguage();
  const [before, setBefore] = useState<number>();
  const page = useQuery(staffNow(before)).data ?? of;
  const about = useAbout(of);
  return (
    <Container header={<Header variant="h2">{say.record}</Header>}>
      <SpaceBetween size="s">
        <StatusIndicator type={page.isWhole ? 'success' : 'error'}>
          {page.isWhole ? say.whole : say.broken}
        </StatusIndicator>
        {page.record.length === 0 && <p>{say.nothing}</p>}
        {page.record.length > 0 && (
          <ol className="rows">
            {page.record.map(({ seq, at, by, type, change }) => (
              <li key={seq}>
                <div>
                  {by.name} {say.type[type]}: {about(change)}
                  <div className="minor">{moment(at, language)}</div>
                </div>
              </li>
            ))}
          </ol>
        )}
        {(page.before !== undefined || before !== undefined) && (
          <SpaceBetween direction="horizontal" size="xs">
            {page.before !== undefined && <Button onClick={() => setBefore(page.before)}>{say.earlier}</Button>}
            {before !== undefined && <Button onClick={() => setBefore(undefined)}>{say.newest}</Button>}
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
};
