import { useQueryClient } from '@tanstack/react-query';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import type { Field } from '../../parts/form/fields.ts';
import { optionsOf } from '../../parts/form/options.ts';
import type { Body } from '../../parts/form/use-act.ts';
import type { Values } from '../../parts/form/values.ts';
import { causeNames } from '../../parts/names-of-codes.ts';
import { useTopicOptions } from '../../parts/topics.ts';
import { person } from '../../session/session.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { casesIn } from './cases-in.ts';
import { manualWords } from './words.ts';

/** Whoever works on cases writes entries. */
export const mayWrite = (): boolean =>
  person()?.roles.some((role) => role === 'owner' || role === 'supervisor') ?? false;

/** What an entry says, whoever writes it. */
const useTextFields = (): Field[] => {
  const say = useWords(manualWords);
  return [
    { kind: 'line', name: 'title', label: say.entryTitle },
    { kind: 'text', name: 'problem', label: say.problem, hint: say.noNames },
    { kind: 'text', name: 'works', label: say.works },
    { kind: 'text', name: 'words', label: say.words, isOptional: true },
    { kind: 'text', name: 'policy', label: say.policy, isOptional: true },
    { kind: 'line', name: 'cases', label: say.casesField, hint: say.casesHint, isOptional: true },
  ];
};

const withCases = (body: Body, { cases = '' }: Values): Body => ({ ...body, cases: casesIn(cases) });

const useReadAnew = (): (() => void) => {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ['manual'] });
};

/** A new entry, maybe begun with a case. */
export const NewEntry = ({ initial, onDone }: { initial: Values; onDone: (entryId: string) => void }) => {
  const say = useWords(manualWords);
  const language = useLanguage();
  const causes = useWords(causeNames);
  const fields = useTextFields();
  const readAnew = useReadAnew();
  const topics = useTopicOptions();
  return (
    <AskedForm
      id={`manual-new.${initial['cases'] ?? ''}`}
      path="/desk/manual"
      fields={[
        { kind: 'select', name: 'topic', label: say.topic, options: topics },
        {
          kind: 'select',
          name: 'cause',
          label: say.cause,
          hint: say.causeHint,
          options: optionsOf(causes),
          isOptional: true,
        },
        { kind: 'choice', name: 'language', label: say.language, options: optionsOf(say.languages) },
        ...fields,
      ]}
      language={language}
      initial={{ language, ...initial }}
      submit={say.send}
      toBody={withCases}
      onDone={({ entryId }) => {
        readAnew();
        onDone(String(entryId));
      }}
    />
  );
};

type Proposal = { entryId: string; revision: number; initial: Values; onDone: () => void };

/** Another text for an entry: what was approved stands until a supervisor decides. */
export const NewText = ({ entryId, revision, initial, onDone }: Proposal) => {
  const say = useWords(manualWords);
  const language = useLanguage();
  const fields = useTextFields();
  const readAnew = useReadAnew();
  return (
    <AskedForm
      id={`manual.${entryId}`}
      path={`/desk/manual/${encodeURIComponent(entryId)}/proposal`}
      fields={fields}
      language={language}
      initial={initial}
      submit={say.send}
      toBody={(body, values) => ({ ...withCases(body, values), revision })}
      onDone={() => {
        readAnew();
        onDone();
      }}
    />
  );
};
