import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { StaffShown } from '../../api/staff-query.ts';
import { useMoney } from '../../parts/money.ts';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { ActButton } from './act-button.tsx';
import { useAbout } from './record.tsx';
import { staffWords } from './words.ts';

/** What lets somebody grant more, and waits for another supervisor. */
export const Asked = ({ of }: { of: StaffShown }) => {
  const say = useWords(staffWords);
  const language = useLanguage();
  const money = useMoney();
  const about = useAbout(of);
  const { asked, currency, version } = of;
  if (asked.length === 0) return null;
  const sum = (amount: number): string => money({ amount, currency });
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${asked.length})`} description={say.askedHint}>
          {say.asked}
        </Header>
      }
    >
      <ul className="rows">
        {asked.map(({ seq, at, by, change, grants, mayConfirm }) => (
          <li key={seq}>
            <div>
              <strong>{about(change)}</strong>
              <div>{say.from(sum(grants.now), sum(grants.after))}</div>
              <div className="minor">{say.askedBy(by.name, moment(at, language))}</div>
              {!mayConfirm && <div className="minor">{say.notYours}</div>}
            </div>
            <div className="rows-acts">
              {mayConfirm && (
                <ActButton body={{ change: 'confirm', asked: seq }} version={version} label={say.confirm} isPrimary />
              )}
              <ActButton body={{ change: 'decline', asked: seq }} version={version} label={say.decline} />
            </div>
          </li>
        ))}
      </ul>
    </Container>
  );
};
