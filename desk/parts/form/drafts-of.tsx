import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { loadDrafts } from './drafts-sync.ts';

/** Without a word of the server, forms are shown with what this tab has; what comes later stands beside it. */
const PATIENCE_MS = 2_000;

/** Forms of a case, once it is known what was begun in them and not sent, in whichever browser. */
export const DraftsOf = ({ caseId, children }: { caseId: string; children: ReactNode }) => {
  const [isLate, setLate] = useState(false);
  const { isFetched } = useQuery({
    queryKey: ['drafts', caseId],
    // Nobody is kept from writing because their drafts could not be read.
    queryFn: ({ signal }) =>
      loadDrafts(caseId, signal).then(
        () => true,
        () => false,
      ),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    networkMode: 'always',
  });
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isFetched || isLate ? children : null;
};
