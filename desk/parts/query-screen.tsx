import Header from '@cloudscape-design/components/header';
import type { ComponentProps } from 'react';
import { QueryState } from './query-state.tsx';

/** A screen of one thing, which has a heading of its own once it is there; until then, and where it is not, what it would be is the heading. */
export const QueryScreen = <T,>({ title, ...asked }: ComponentProps<typeof QueryState<T>> & { title: string }) => (
  <>
    {asked.of.data === undefined && <Header variant="h1">{title}</Header>}
    <QueryState {...asked} />
  </>
);
