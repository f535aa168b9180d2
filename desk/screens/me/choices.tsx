import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Toggle from '@cloudscape-design/components/toggle';
import { choose } from '../../parts/choices.ts';
import { useAreKept, useChoices } from '../../parts/use-choices.ts';
import { chooseLanguage, type Language } from '../../words/language.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { FirstView } from './first-view.tsx';
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

const Notices = () => {
  const say = useWords(words);
  const { notices = {} } = useChoices();
  const { sound = false, title = true } = notices;
  return (
    <FormField label={say.notices} description={say.noticesHint}>
      <SpaceBetween size="xs">
        <Toggle checked={sound} onChange={({ detail }) => choose({ notices: { ...notices, sound: detail.checked } })}>
          {say.sound}
        </Toggle>
        <Toggle checked={title} onChange={({ detail }) => choose({ notices: { ...notices, title: detail.checked } })}>
          {say.inTitle}
        </Toggle>
      </SpaceBetween>
    </FormField>
  );
};

/** What somebody chooses for themselves: it holds at once, and in every browser. */
export const Choices = () => {
  const say = useWords(words);
  const language = useLanguage();
  const { theme = 'system', density = 'comfortable', keys = true } = useChoices();
  const areKept = useAreKept();
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
        <Choice label={say.mode} value={theme} labels={say.modes} onChoose={(wanted) => choose({ theme: wanted })} />
        <Choice
          label={say.density}
          value={density}
          labels={say.densities}
          onChoose={(wanted) => choose({ density: wanted })}
        />
        <FormField label={say.keys}>
          <Toggle checked={keys} description={say.keysHint} onChange={({ detail }) => choose({ keys: detail.checked })}>
            {say.keysOn}
          </Toggle>
        </FormField>
        <Notices />
        <FirstView />
        <div aria-live="polite">{!areKept && <StatusIndicator type="pending">{say.notKept}</StatusIndicator>}</div>
      </SpaceBetween>
    </Container>
  );
};
