import { useWords } from '../../../words/use-words.ts';
import type { TaskFormProps } from '../form-props.ts';
import { languageOf } from './customer-language.ts';
import { PointFields } from './point-fields.tsx';
import { answersOf } from './point-values.ts';
import { pointsWords } from './points-words.ts';
import { TaskForm } from './task-form.tsx';

/** The answers to the points that are still open, so that the final answer can go out. */
export const PointsForm = ({ file, task, onDone }: TaskFormProps) => {
  const say = useWords(pointsWords);
  const language = languageOf(file);
  return (
    <TaskForm
      file={file}
      task={task}
      onDone={onDone}
      fields={[]}
      submit={say.save}
      toBody={(_, values) => answersOf(file.points, values)}
    >
      {(values, set) => <PointFields points={file.points} values={values} set={set} language={language} />}
    </TaskForm>
  );
};
