import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { disruptableChannels } from '#domain/vocabulary.ts';
import type { StaffShown } from '../../api/staff-query.ts';
import { useChannelName, useChannelNames } from '../../parts/channel-words.ts';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import { More } from '../../parts/more.tsx';
import { capital } from '../../words/capital.ts';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { ActButton } from './act-button.tsx';
import { disruptionWords } from './disruption-words.ts';
import { disruptionIn, HOURS } from './values.ts';

type Of = Pick<StaffShown, 'disruption' | 'version'>;

const DisruptionForm = ({ disruption, version }: Of) => {
  const say = useWords(disruptionWords);
  const nameOf = useChannelName();
  return (
    <AskedForm
      id={`staff-disruption-${version}`}
      path="/desk/staff"
      version={version}
      language={useLanguage()}
      submit={say.send}
      fields={[
        {
          ...{ kind: 'many', name: 'channels', label: say.channels },
          options: disruptableChannels.map((value) => ({ value, label: capital(nameOf(value)) })),
        },
        {
          ...{ kind: 'select', name: 'forHours', label: say.forHours, hint: say.forHoursHint },
          options: HOURS.map((hours) => ({ value: String(hours), label: say.inHours(hours) })),
        },
      ]}
      {...(disruption && { initial: { channels: disruption.channels.join(',') } })}
      toBody={(_, values) => disruptionIn(values)}
    />
  );
};

/** What customers are told of channels that do not work well, and for how long. */
export const DisruptionSaid = ({ of }: { of: Of }) => {
  const say = useWords(disruptionWords);
  const language = useLanguage();
  const names = useChannelNames();
  const { disruption, version } = of;
  return (
    <Container
      header={
        <Header variant="h2" description={say.hint}>
          {say.title}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <StatusIndicator type={disruption ? 'warning' : 'success'}>
          {disruption ? say.said(names(disruption.channels), moment(disruption.until, language)) : say.nothing}
        </StatusIndicator>
        {disruption && <ActButton body={{ change: 'no-disruption' }} version={version} label={say.worksAgain} />}
        <More title={disruption ? say.sayAnew : say.say} isLazy>
          <DisruptionForm {...of} />
        </More>
      </SpaceBetween>
    </Container>
  );
};
