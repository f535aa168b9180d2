import { AskedForm } from '../../parts/form/asked-form.tsx';
import type { Field } from '../../parts/form/fields.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { useRenewed } from './use-renewed.ts';
import { words } from './words.ts';

type Props = { caseId: string; joins: boolean; incidentId?: string; fields?: Field[]; submit: string };

/** Says of a case whether it is about a failure, and why. */
export const Belonging = ({ caseId, joins, incidentId, fields = [], submit }: Props) => {
  const say = useWords(words);
  const language = useLanguage();
  const renew = useRenewed();
  return (
    <AskedForm
      id={`incident-${joins}-${caseId}-${incidentId ?? 'which'}`}
      path={`/desk/cases/${caseId}/incident`}
      language={language}
      submit={submit}
      fields={[...fields, { kind: 'text', name: 'reason', label: say.reason }]}
      toBody={(body) => ({ ...body, ...(incidentId && { incidentId }), joins })}
      onDone={renew}
    />
  );
};
