import { useQuery } from '@tanstack/react-query';
import { team } from '../api/queries.ts';

/** Names of the team by their ids; the id where nobody has it. */
export const useNames = (): ((id: string | undefined) => string) => {
  const { data } = useQuery(team);
  return (id) => (id === undefined ? '' : (data?.people.find((person) => person.id === id)?.name ?? id));
};
