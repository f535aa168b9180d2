import '../../parts/rows.css';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../../words/use-words.ts';
import { Choices } from './choices.tsx';
import { PraiseForMe } from './praise.tsx';
import { TeamShown } from './team.tsx';
import { words } from './words.ts';

/** How somebody sees the desk, and with whom they work. */
export const MeScreen = () => {
  const say = useWords(words);
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{say.title}</Header>
      <PraiseForMe />
      <Choices />
      <TeamShown />
    </SpaceBetween>
  );
};
