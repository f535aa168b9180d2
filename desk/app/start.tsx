import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { listen, Problem, SessionOver, Unreachable } from '../api/client.ts';
import { syncChoices } from '../parts/choices-sync.ts';
import { applyLook } from '../parts/look.ts';
import { SessionGuard, sessionEnded } from '../session/guard.tsx';
import { takeLeft } from '../session/left.ts';
import { resume, signIn } from '../session/session.ts';
import { SignInPage } from '../session/sign-in-page.tsx';
import { setServerTime } from '../words/time.ts';

const TRIES = 3;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What was refused is refused again; only a network that failed is asked once more.
      retry: (failures, error) => error instanceof Unreachable && failures < TRIES,
      throwOnError: (error) =>
        !(error instanceof Problem || error instanceof Unreachable || error instanceof SessionOver),
    },
  },
});

/** Starts an entry of the desk: first somebody signs in, then it is shown, and stays where a session ends. */
export const start = async (app: ReactNode): Promise<void> => {
  applyLook();
  listen({ serverTime: setServerTime, sessionOver: sessionEnded });
  const place = document.getElementById('root');
  if (!place) throw new Error('The page of the desk has no place for it');
  const root = createRoot(place);
  const hasCode = new URL(location.href).pathname.endsWith('/signed-in');
  const isIn = await resume().catch(() => false);
  if (!isIn && !hasCode && !takeLeft()) return signIn();
  if (isIn) await syncChoices();
  root.render(
    <StrictMode>
      {isIn ? (
        <QueryClientProvider client={queries}>
          <SessionGuard>{app}</SessionGuard>
        </QueryClientProvider>
      ) : (
        <SignInPage failed={hasCode} />
      )}
    </StrictMode>,
  );
};
