import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useState } from 'react';
import { chooseKeys, useKeysAreOn } from '../../parts/keys-choice.ts';
import { chooseLook, type Look, look } from '../../parts/look.ts';
import { chooseLanguage, type Language } from '../../words/language.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

type ChoiceProps<T extends string> = {
  label: string;
  value: T;
  labels: Record<T, string>;
  onChoose: (value: T) => void;
};

const Choice = <T extends string>({ label, value, labels, onChoose }: ChoiceProps<T>) => (
  <FormField label={label}>
    <RadioGroup
      direction="horizontal"
      value={value}
      items={Object.entries<string>(labels).map(([id, text]) => ({ value: id, label: text }))}
      onChange={({ detail }) => onChoose(detail.value as T)}
    />
  </FormField>
);

const LANGUAGES: Record<Language, string> = { es: 'Español', en: 'English' };

/** What somebody chooses for themselves: it holds at once, and for this browser. */
export const Choices = () => {
  const say = useWords(words);
  const language = useLanguage();
  const keysAreOn = useKeysAreOn();
  const [chosen, setChosen] = useState(look);
  const choose = (wanted: Partial<Look>): void => {
    chooseLook(wanted);
    setChosen(look());
  };
  return (
    <Container
      header={
        <Header variant="h2" description={say.mineHint}>
          {say.mine}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Choice label={say.language} value={language} labels={LANGUAGES} onChoose={chooseLanguage} />
        <Choice label={say.mode} value={chosen.mode} labels={say.modes} onChoose={(mode) => choose({ mode })} />
        <Choice
          label={say.density}
          value={chosen.density}
          labels={say.densities}
          onChoose={(density) => choose({ density })}
        />
        <FormField label={say.keys}>
          <Toggle checked={keysAreOn} description={say.keysHint} onChange={({ detail }) => chooseKeys(detail.checked)}>
            {say.keysOn}
          </Toggle>
        </FormField>
      </SpaceBetween>
    </Container>
  );
};
