import { useQuery } from '@tanstack/react-query';
import { manualIn } from '../api/learning-queries.ts';
import { useLanguage } from '../words/use-words.ts';
import type { Option } from './form/fields.ts';

/** The topics of the company to choose among; none until they are known. */
export const useTopicOptions = (): Option[] => {
  const { data } = useQuery(manualIn(useLanguage()));
  return data?.topics.map(({ id, name }) => ({ value: id, label: name })) ?? [];
};
