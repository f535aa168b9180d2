import { AskedForm } from '../../../parts/form/asked-form.tsx';
import { useWords } from '../../../words/use-words.ts';
import type { TaskFormProps } from '../form-props.ts';
import { completePath, languageOf } from './customer-language.ts';
import { PointFields } from './point-fields.tsx';
import { answersOf } from './point-values.ts';
import { pointsWords } from './points-words.ts';

/** The answers to the points that are still open, so that the final answer can go out. */
export const PointsForm = ({ file, task, onDone }: TaskFormProps) => {
  const say = useWords(pointsWords);
  const language = languageOf(file);
  return (
    <AskedForm
      id={task.id}
      path={completePath(task.id)}
      version={file.version}
      fields={[]}
      language={language}
      submit={say.save}
      toBody={(_, values) => answersOf(file.points, values)}
      onDone={onDone}
    >
      {(values, set) => <PointFields points={file.points} values={values} set={set} language={language} />}
    </AskedForm>
  );
};
