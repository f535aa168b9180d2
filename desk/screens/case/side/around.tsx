import Alert from '@cloudscape-design/components/alert';
import type { DeskCase } from '../../../api/types.ts';
import { CaseLink } from '../../../parts/case-link.tsx';
import { useChannelName } from '../../../parts/channel-words.ts';
import { FileList } from '../../../parts/files/file-list.tsx';
import { useNames } from '../../../parts/names.ts';
import { moment } from '../../../words/time.ts';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { ListPanel, Panel } from './panel.tsx';
import { sideWords } from './words.ts';

/** Cases of the same matter. */
export const OtherCases = ({ file }: { file: DeskCase }) => {
  const say = useWords(sideWords);
  const { related = [], merged = [], splitFrom } = file;
  if (related.length + merged.length === 0 && !splitFrom) return null;
  return (
    <ListPanel title={say.related}>
      {related.map(({ caseId, reference, why }) => (
        <li key={caseId}>
          <CaseLink reference={reference} />: {why}
        </li>
      ))}
      {merged.map(({ caseId, reference, isAnothers }) => (
        <li key={caseId}>
          {reference}: {say.merged}
          {isAnothers && `, ${say.another}`}
        </li>
      ))}
      {splitFrom && (
        <li>
          <CaseLink reference={splitFrom} />: {say.splitFrom}
        </li>
      )}
    </ListPanel>
  );
};

export const Files = ({ file }: { file: DeskCase }) => {
  const say = useWords(sideWords);
  if (file.attachments.length === 0) return null;
  return (
    <Panel title={say.files}>
      <FileList files={file.attachments} />
    </Panel>
  );
};

export const Escalations = ({ file }: { file: DeskCase }) => {
  const say = useWords(sideWords);
  const language = useLanguage();
  const nameOf = useNames();
  if (file.escalations.length === 0) return null;
  return (
    <ListPanel title={say.escalations}>
      {file.escalations.map(({ taskId, at, to, endedAt }) => (
        <li key={`${taskId}-${at}`}>
          {moment(at, language)} → {nameOf(to)}
          {endedAt && ` · ${moment(endedAt, language)} ✓`}
        </li>
      ))}
    </ListPanel>
  );
};

/** Under which law and policy the case goes, how it came, and whether its history holds. */
export const Ground = ({ file }: { file: DeskCase }) => {
  const say = useWords(sideWords);
  const language = useLanguage();
  const channelName = useChannelName();
  return (
    <ListPanel
      title={say.policy}
      below={file.historyIntact ? <p>✓ {say.intact}</p> : <Alert type="error">{say.notIntact}</Alert>}
    >
      <li>
        {file.regime.title} (<code>{file.regime.version}</code>)
      </li>
      <li>
        {say.classOf}: {say.classes[file.regime.class] ?? file.regime.class}
      </li>
      <li>
        {say.policyVersion}: <code>{file.policyVersion}</code>
      </li>
      <li>
        {say.channel}: {channelName(file.channel)} · {say.received}: {moment(file.receivedAt, language)} ·{' '}
        {say.language}: {file.languageName ?? say.languageUnknown}
      </li>
    </ListPanel>
  );
};
