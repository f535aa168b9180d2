import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { team } from '../../../api/queries.ts';
import type { DeskCase, ShownAction } from '../../../api/types.ts';
import type { Body } from '../../../parts/form/use-act.ts';
import { More } from '../../../parts/more.tsx';
import { person } from '../../../session/session.ts';
import { useWords } from '../../../words/use-words.ts';
import { Panel } from '../side/panel.tsx';
import { sideWords } from '../side/words.ts';
import { ActionDialog } from './action-dialog.tsx';
import type { Definition } from './define.ts';
import { ofCase } from './of-case.ts';
import { ofCustomer } from './of-customer.ts';
import { actionWords } from './words.ts';

const definitions = { ...ofCustomer, ...ofCase };
const groups = ['mine', 'customer', 'offer', 'what', 'join', 'keep'] as const;

/** Nobody is shown a form that they could only be refused. */
const isShown = ({ roles }: Definition): boolean =>
  roles === undefined || roles.some((role) => person()?.roles.includes(role));

/** What the server says of each act; of one it says nothing of, it is asked when it is done. */
const saidOf = (file: DeskCase & { actions?: ShownAction[] | undefined }): Map<string, ShownAction> =>
  new Map((file.actions ?? []).map((one) => [one.action, one]));

const ActionItem = ({
  action,
  said,
  onOpen,
}: {
  action: string;
  said?: ShownAction | undefined;
  onOpen: () => void;
}) => {
  const say = useWords(actionWords);
  const isForbidden = said?.allowed === false;
  return (
    <li>
      <Button
        variant="inline-link"
        disabled={isForbidden}
        {...(isForbidden && said.why && { disabledReason: said.why })}
        onClick={onOpen}
      >
        {say.labels[action] ?? action}
      </Button>
      {isForbidden && <div className="muted">{said.why}</div>}
    </li>
  );
};

const Answer = ({ answer }: { answer: Body }) => {
  const say = useWords(actionWords);
  const { trackingUrl, asked, reference } = answer;
  return (
    <Alert type="success">
      {asked ? say.asked : say.done} {typeof reference === 'string' && `${say.goesOn} ${reference}. `}
      {typeof trackingUrl === 'string' && (
        <>
          {say.link} <code>{trackingUrl}</code>
        </>
      )}
    </Alert>
  );
};

/** All that can be done to a case; what may not stays, with its reason. */
export const CaseActions = ({ file }: { file: DeskCase }) => {
  const say = useWords(actionWords);
  const { classes } = useWords(sideWords);
  const { data } = useQuery(team);
  const [open, setOpen] = useState<string>();
  const [answer, setAnswer] = useState<Body>();
  const said = saidOf(file);
  const definition = open === undefined ? undefined : definitions[open];
  const show = (action: string) => {
    setAnswer(undefined);
    setOpen(action);
  };
  return (
    <Panel title={say.title} id="actions">
      <div aria-live="polite">{answer && <Answer answer={answer} />}</div>
      {groups.map((group) => (
        <More key={group} title={say.groups[group] ?? group}>
          <ul className="plain">
            {Object.entries(definitions)
              .filter(([, definition]) => definition.group === group && isShown(definition))
              .map(([action]) => (
                <ActionItem key={action} action={action} said={said.get(action)} onOpen={() => show(action)} />
              ))}
          </ul>
        </More>
      ))}
      {open !== undefined && definition && (
        <ActionDialog
          action={open}
          definition={definition}
          setting={{ say, classes, file, people: data?.people ?? [] }}
          onDone={(done) => {
            setOpen(undefined);
            setAnswer(done);
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Panel>
  );
};
