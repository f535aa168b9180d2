import { useQueryClient } from '@tanstack/react-query';

/** Reads everything about incidents anew, once something was done to one. */
export const useRenewed = (): (() => void) => {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: ['incidents'] });
};
