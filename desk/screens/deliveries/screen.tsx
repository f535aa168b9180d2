import '../../parts/rows.css';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../../words/use-words.ts';
import { Deliveries } from './deliveries.tsx';
import { SetAsideMails } from './set-aside.tsx';
import { words } from './words.ts';

/** What came in and what became of it; first the mail that waits for somebody to look at it. */
export const DeliveriesScreen = () => {
  const say = useWords(words);
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{say.title}</Header>
      <SetAsideMails />
      <Deliveries />
    </SpaceBetween>
  );
};
