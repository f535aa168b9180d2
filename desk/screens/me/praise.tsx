import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import { praiseForMe } from '../../api/action-queries.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { dateWords } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

/** Kind words of customers that reached whoever is signed in; nobody else reads them here. */
export const PraiseForMe = () => {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <Container
      header={
        <Header variant="h2" description={say.praiseHint}>
          {say.praise}
        </Header>
      }
    >
      <QueryState of={useQuery(praiseForMe)} loading={say.loading}>
        {({ praise }) =>
          praise.length === 0 ? (
            <p>{say.noPraise}</p>
          ) : (
            <ul className="rows">
              {praise.map(({ at, words: said, reference }) => (
                <li key={reference}>
                  <div>
                    <p className="letter">{said}</p>
                    <p className="minor">
                      {dateWords(at, language)} · <CaseLink reference={reference} />
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </Container>
  );
};
