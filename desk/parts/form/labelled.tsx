import { useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

/** What a field is called, and that it may be left out. */
export const Labelled = ({ label, isOptional = false }: { label: string; isOptional?: boolean | undefined }) => {
  const say = useWords(words);
  return isOptional ? (
    <>
      {label} <i>- {say.optional}</i>
    </>
  ) : (
    label
  );
};
