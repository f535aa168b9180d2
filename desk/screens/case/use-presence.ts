import { useEffect, useState } from 'react';
import { bePresent } from '../../api/queries.ts';
import type { PresentPerson } from '../../api/types.ts';

/** So often it is said again; the server forgets after 45 s who says it no more. */
const BEAT_MS = 20_000;

const isWriting = (): boolean => document.activeElement instanceof HTMLTextAreaElement;
const state = (): 'reading' | 'writing' => (isWriting() ? 'writing' : 'reading');

/** Says that the reader has this case open, and whether they write, while it is in sight; returns who else has. */
export const usePresence = (caseId: string): PresentPerson[] => {
  const [others, setOthers] = useState<PresentPerson[]>([]);
  useEffect(() => {
    let said: 'reading' | 'writing' | undefined;
    let isOver = false;
    // Presence is a courtesy: where it cannot be said, the next beat tries again and nothing is shown.
    const say = (): void => {
      if (document.visibilityState === 'hidden') return;
      said = state();
      bePresent(caseId, said).then(
        ({ presence }) => !isOver && setOthers(presence),
        () => undefined,
      );
    };
    const onFocus = (): void => {
      if (state() !== said) say();
    };
    say();
    const beat = setInterval(say, BEAT_MS);
    document.addEventListener('focusin', onFocus);
    document.addEventListener('visibilitychange', say);
    return () => {
      isOver = true;
      clearInterval(beat);
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('visibilitychange', say);
      bePresent(caseId, 'left').catch(() => undefined);
    };
  }, [caseId]);
  return others;
};
