import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import type { DeskCase } from '../../../api/types.ts';
import { TextForCustomer } from '../../../parts/form/text-for-customer.tsx';
import type { Values } from '../../../parts/form/values.ts';
import { More } from '../../../parts/more.tsx';
import { useWords } from '../../../words/use-words.ts';
import { addedIn, answerIn, isStruck, wordingOf } from './point-values.ts';
import { pointsWords } from './points-words.ts';

type Setting = {
  values: Values;
  set: (name: string, value: string) => void;
  language: 'es' | 'en';
  isFolded?: boolean;
};
type Shown = Setting & { id: string; label: string; note?: string | undefined; wording: string; answer: string };

const PointField = ({ id, label, note, wording, answer, values, set, language, isFolded = false }: Shown) => {
  const say = useWords(pointsWords);
  const struck = isStruck(values, id);
  return (
    <fieldset className="group">
      <legend>
        {label}
        {note && <span className="muted"> ({note})</span>}
      </legend>
      <SpaceBetween size="xs">
        <Textarea
          ariaLabel={label}
          value={wording}
          rows={2}
          disabled={struck}
          onChange={({ detail }) => set(`points.${id}.point`, detail.value)}
        />
        {!struck && (
          <More title={say.answer} isOpen={!isFolded || answer !== ''}>
            <FormField label={say.answer} stretch>
              <TextForCustomer
                value={answer}
                rows={3}
                language={language}
                onChange={(value) => set(`points.${id}.answer`, value)}
              />
            </FormField>
          </More>
        )}
        {!id.startsWith('new') && (
          <Checkbox
            checked={struck}
            onChange={({ detail }) => set(`points.${id}.struck`, detail.checked ? 'yes' : 'no')}
          >
            {say.strike}
          </Checkbox>
        )}
      </SpaceBetween>
    </fieldset>
  );
};

/** The points of a complaint, each with its wording and its answer; points can be struck and added. */
export const PointFields = ({ points, ...setting }: { points: DeskCase['points'] } & Setting) => {
  const say = useWords(pointsWords);
  const { values, set } = setting;
  const added = addedIn(values);
  return (
    <SpaceBetween size="s">
      <h3 className="part-heading">{say.title}</h3>
      <p className="muted">{say.hint}</p>
      {points.length + added.length === 0 && <p>{say.none}</p>}
      {points.map((point, place) => (
        <PointField
          key={point.pointId}
          id={point.pointId}
          label={say.point(place + 1)}
          note={point.proposed && say.proposed}
          wording={wordingOf(values, point)}
          answer={answerIn(values, point)}
          {...setting}
        />
      ))}
      {added.map((id, place) => (
        <PointField
          key={id}
          id={id}
          label={say.point(points.length + place + 1)}
          wording={values[`points.${id}.point`] ?? ''}
          answer={values[`points.${id}.answer`] ?? ''}
          {...setting}
        />
      ))}
      <Button iconName="add-plus" onClick={() => set('points.added', String(added.length + 1))}>
        {say.add}
      </Button>
    </SpaceBetween>
  );
};
