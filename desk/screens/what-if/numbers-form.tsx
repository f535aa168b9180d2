import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { PolicyNumbers, WhatIf } from '#functions/desk/what-if/contract.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { changesOf, type Fields, fieldsOf, isSound, lastDays } from './asked.ts';
import { whatIfWords } from './what-if-words.ts';

type Props = {
  numbers: PolicyNumbers;
  isRunning: boolean;
  onRun: (asked: Omit<WhatIf, 'cursor'>) => void;
  onStop: () => void;
};

/** What a field is called. */
const useLabels = (): ((name: string) => string) => {
  const say = useWords(whatIfWords);
  return (name) => {
    const [group, key = ''] = name.split('.');
    if (group === 'ceiling') return say.ceiling(key);
    if (group === 'authority') return say.grants(say.authority[key] ?? key);
    return group === 'rounds' ? say.rounds : say.quorumAbove;
  };
};

const NumberField = ({
  name,
  text,
  currency,
  onChange,
}: {
  name: string;
  text: string;
  currency: string;
  onChange: (text: string) => void;
}) => {
  const say = useWords(whatIfWords);
  const label = useLabels()(name);
  const wrong = name === 'rounds' ? say.wrongRounds : say.wrongAmount;
  return (
    <FormField
      label={label}
      constraintText={name === 'rounds' ? undefined : say.unit(currency)}
      errorText={isSound(name, text) ? undefined : wrong}
    >
      <Input value={text} inputMode="decimal" onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  );
};

/** The numbers in force, to be changed, and the period they are tried on. */
export const NumbersForm = ({ numbers, isRunning, onRun, onStop }: Props) => {
  const say = useWords(whatIfWords);
  const language = useLanguage();
  const [fields, setFields] = useState<Fields>(() => fieldsOf(numbers));
  const [withdrawn, setWithdrawn] = useState<readonly string[]>([]);
  const [days, setDays] = useState('90');
  const isComplete = Object.entries(fields).every(([name, text]) => isSound(name, text));
  const changes = isComplete ? changesOf(fields, numbers, withdrawn) : {};
  const hasChange = Object.keys(changes).length > 0;
  const periods = Object.entries(say.days).map(([value, label]) => ({ value, label }));
  const concessions = numbers.concessions.map(({ id, title }) => ({ value: id, label: title[language] }));
  return (
    <Container header={<Header variant="h2">{say.numbers}</Header>}>
      <SpaceBetween size="m">
        <FormField label={say.period}>
          <Select
            selectedOption={periods.find(({ value }) => value === days) ?? null}
            options={periods}
            onChange={({ detail }) => setDays(detail.selectedOption.value ?? days)}
          />
        </FormField>
        <ColumnLayout columns={4}>
          {Object.entries(fields).map(([name, text]) => (
            <NumberField
              key={name}
              {...{ name, text }}
              currency={numbers.currency}
              onChange={(changed) => setFields({ ...fields, [name]: changed })}
            />
          ))}
        </ColumnLayout>
        <FormField label={say.withdrawn}>
          <Multiselect
            selectedOptions={concessions.filter(({ value }) => withdrawn.includes(value))}
            options={concessions}
            placeholder={say.choose}
            onChange={({ detail }) => setWithdrawn(detail.selectedOptions.flatMap(({ value }) => value ?? []))}
          />
        </FormField>
        {!hasChange && <p>{say.nothing}</p>}
        {isRunning ? (
          <Button onClick={onStop}>{say.stop}</Button>
        ) : (
          <Button
            variant="primary"
            disabled={!hasChange}
            onClick={() => onRun({ ...lastDays(numbers.today, Number(days)), changes })}
          >
            {say.run}
          </Button>
        )}
      </SpaceBetween>
    </Container>
  );
};
