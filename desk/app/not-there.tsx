import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useWords } from '../words/use-words.ts';
import { words } from './words.ts';

/** What is shown at an address of the desk that leads nowhere. */
export const NotThere = () => {
  const say = useWords(words);
  useEffect(() => {
    document.title = say.notThere;
  }, [say]);
  return (
    <>
      <h1>{say.notThere}</h1>
      <p>{say.notThereText}</p>
      <p>
        <Link to="/q/$view" params={{ view: 'mine' }}>
          {say.toQueue}
        </Link>
      </p>
    </>
  );
};
