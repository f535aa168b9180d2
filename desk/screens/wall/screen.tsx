import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { words } from '../../app/words.ts';
import { useWords } from '../../words/use-words.ts';

export const WallScreen = () => {
  const say = useWords(words);
  return <ContentLayout header={<Header variant="h1">{say.wall}</Header>}>{null}</ContentLayout>;
};
