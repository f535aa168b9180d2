import Button from '@cloudscape-design/components/button';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { LightDialog } from '../parts/light-dialog.tsx';
import { listenersOf } from '../parts/listeners.ts';
import { useWords } from '../words/use-words.ts';
import { forget, signIn } from './session.ts';
import { words } from './words.ts';

/** Nobody has touched the desk for that long: it locks, so that a machine left alone shows and does nothing more. */
const IDLE_MS = 15 * 60_000;
const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

let isOver = false;
const { on, tell } = listenersOf();

/** The session is over; the page stays, with what was typed, behind the question to sign in again. */
export const sessionEnded = (): void => {
  isOver = true;
  tell();
};

const again = (): void => void signIn();

const useIdleLock = (): void => {
  useEffect(() => {
    let timer = setTimeout(lock, IDLE_MS);
    function lock() {
      forget();
      sessionEnded();
    }
    const touched = () => {
      clearTimeout(timer);
      timer = setTimeout(lock, IDLE_MS);
    };
    for (const touch of TOUCHES) addEventListener(touch, touched, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const touch of TOUCHES) removeEventListener(touch, touched);
    };
  }, []);
};

export const SessionGuard = ({ children }: { children: ReactNode }) => {
  const say = useWords(words);
  const over = useSyncExternalStore(on, () => isOver);
  useIdleLock();
  return (
    <>
      {children}
      {over && (
        <LightDialog title={say.over} onClose={again} closeLabel={say.signInAgain}>
          <p>{say.overText}</p>
          <Button variant="primary" onClick={again}>
            {say.signInAgain}
          </Button>
        </LightDialog>
      )}
    </>
  );
};
