import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { caseOf } from '../../api/queries.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

/** Everything of a case. */
export const CaseScreen = () => {
  const { reference } = useParams({ from: '/c/$reference' });
  const { data, error } = useQuery(caseOf(reference));
  return (
    <ContentLayout header={<Header variant="h1">{data?.reference ?? reference}</Header>}>
      <ProblemAlert error={error} />
    </ContentLayout>
  );
};
