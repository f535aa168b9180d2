import Spinner from '@cloudscape-design/components/spinner';
import type { ReactNode } from 'react';
import { ProblemAlert } from './problem-alert.tsx';

type Asked<T> = { data: T | undefined; error: unknown; isPending: boolean };
type Props<T> = { of: Asked<T>; loading: string; children: (data: T) => ReactNode };

/** What was asked for, once it is there; until then that it comes, and why it does not. What was there before stays. */
export const QueryState = <T,>({ of: { data, error, isPending }, loading, children }: Props<T>) => (
  <>
    {error ? <ProblemAlert error={error} /> : null}
    {isPending && (
      <p role="status">
        <Spinner /> {loading}
      </p>
    )}
    {data !== undefined && children(data)}
  </>
);
