import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { deskUrl } from '../api/config.ts';
import { useWords } from '../words/use-words.ts';
import { signIn } from './session.ts';
import { words } from './words.ts';

/** What somebody sees who is not signed in: after signing out, or where it failed. */
export const SignInPage = ({ failed }: { failed: boolean }) => {
  const say = useWords(words);
  return (
    <main className="sign-in">
      <SpaceBetween size="l">
        <Box variant="h1">{say.hello}</Box>
        {failed && <Alert type="error">{say.failed}</Alert>}
        <Box variant="p">{say.hint}</Box>
        <Button variant="primary" onClick={() => void signIn(failed ? deskUrl : location.href)}>
          {say.signIn}
        </Button>
      </SpaceBetween>
    </main>
  );
};
