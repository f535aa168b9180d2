import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DeskCase } from '../../../api/types.ts';
import { AskedForm } from '../../../parts/form/asked-form.tsx';
import type { Body } from '../../../parts/form/use-act.ts';
import type { Values } from '../../../parts/form/values.ts';
import { LightDialog } from '../../../parts/light-dialog.tsx';
import { useWords } from '../../../words/use-words.ts';
import { languageOf } from '../../task/forms/customer-language.ts';
import { PointFields } from '../../task/forms/point-fields.tsx';
import { ChosenMessages } from './chosen-messages.tsx';
import type { Definition, Setting } from './define.ts';
import { actionWords } from './words.ts';

type Props = {
  action: string;
  definition: Definition;
  setting: Setting;
  onDone: (answer: Body) => void;
  onClose: () => void;
};

const More = ({ action, file, ...form }: { action: string; file: DeskCase } & FormState) => {
  if (action === 'split') return <ChosenMessages file={file} {...form} />;
  if (action === 'points') return <PointFields points={file.points} language={languageOf(file)} {...form} />;
  return null;
};
type FormState = { values: Values; set: (name: string, value: string) => void };

/** An act on the case, with what it leads to said before it is done. */
export const ActionDialog = ({ action, definition, setting, onDone, onClose }: Props) => {
  const say = useWords(actionWords);
  const { file } = setting;
  const label = say.labels[action] ?? action;
  const warning = say.warnings[action];
  const { initial, toBody, fields } = definition;
  return (
    <LightDialog title={label} closeLabel={say.close} onClose={onClose}>
      <SpaceBetween size="m">
        {warning && <Alert type={action === 'merge' ? 'warning' : 'info'}>{warning}</Alert>}
        <AskedForm
          id={`${file.caseId}.${action}`}
          path={`/desk/cases/${file.caseId}/${action}`}
          version={file.version}
          fields={fields(setting)}
          language={languageOf(file)}
          submit={label}
          {...(initial && { initial: initial(file) })}
          {...(toBody && { toBody: (body: Body, values: Values) => toBody(body, values, file) })}
          onDone={onDone}
          onCancel={onClose}
        >
          {(values, set) => <More action={action} file={file} values={values} set={set} />}
        </AskedForm>
      </SpaceBetween>
    </LightDialog>
  );
};
