import type { DeliveredBlock } from '../../../shared/contract/guide.ts';
import type { Answer } from '../../../shared/contract/survey.ts';
import { type Drawing, hasForwardButton, sendText } from '../drawing.ts';
import { onPress } from '../press.ts';

type QuestionBlock = Extract<DeliveredBlock, { type: 'question' }>;
type QuestionOf<K> = Extract<QuestionBlock['question'], { kind: K }>;

export function QuestionView({ block, drawing }: { block: QuestionBlock; drawing: Drawing }) {
  const { id, question } = block;
  if (question.kind === 'nps') return <Nps id={id} question={question} drawing={drawing} />;
  if (question.kind === 'choice') return <Choice id={id} question={question} drawing={drawing} />;
  if (question.kind !== 'text') return null;
  return <TextAnswer id={id} question={question} drawing={drawing} />;
}

/**
 * A native radio that answers at one tap. Arrow keys only move and check, as in any group of radios; Enter, Space, a
 * tap or a click answers. Nothing is checked at first. Once answered, the others are closed.
 */
function AnswerRadio(props: {
  look: 'score' | 'option';
  id: string;
  answer: Answer;
  label: string;
  describedBy?: string;
  drawing: Drawing;
}) {
  const { id, answer, drawing } = props;
  const given = drawing.answers.get(id);
  const isChosen = given?.score === answer.score && given?.optionId === answer.optionId;
  return (
    <label class={props.look}>
      <input
        type="radio"
        name={id}
        aria-describedby={props.describedBy}
        disabled={given !== undefined && !isChosen}
        ref={onPress(() => {
          if (!drawing.isMovingByKeys) drawing.answer(id, answer);
        })}
      />
      <span>{props.label}</span>
    </label>
  );
}

function Nps({ id, question, drawing }: { id: string; question: QuestionOf<'nps'>; drawing: Drawing }) {
  const first = question.scale === '0-10' ? 0 : 1;
  const ends: Record<number, string> = { [first]: `${id}-low`, 10: `${id}-high` };
  const scores = Array.from({ length: 11 - first }, (_, at) => first + at);
  return (
    <fieldset class="question">
      <legend id={`${id}-prompt`}>{question.prompt}</legend>
      <div class={`scores from-${first}`}>
        {scores.map((score) => (
          <AnswerRadio
            key={score}
            look="score"
            id={id}
            answer={{ score }}
            label={String(score)}
            describedBy={ends[score]}
            drawing={drawing}
          />
        ))}
      </div>
      <div class="ends">
        <span id={ends[first]}>{question.lowLabel}</span> <span id={ends[10]}>{question.highLabel}</span>
      </div>
    </fieldset>
  );
}

function Choice({ id, question, drawing }: { id: string; question: QuestionOf<'choice'>; drawing: Drawing }) {
  return (
    <fieldset class="question">
      <legend id={`${id}-prompt`}>{question.prompt}</legend>
      {question.options.map((option) => (
        <AnswerRadio
          key={option.id}
          look="option"
          id={id}
          answer={{ optionId: option.id }}
          label={option.label}
          drawing={drawing}
        />
      ))}
    </fieldset>
  );
}

const maxLetters = 4000;

function TextAnswer({
  id,
  question,
  drawing,
}: {
  id: string;
  question: QuestionOf<'text'>;
  drawing: Drawing;
}) {
  const given = drawing.answers.get(id);
  const keep = (field: HTMLTextAreaElement | null) => {
    if (field) drawing.fields.set(id, field);
    else drawing.fields.delete(id);
  };
  return (
    <div class="question">
      <label id={`${id}-prompt`} class="prompt" for={`${id}-text`}>
        {question.prompt || drawing.words.yourAnswer}
      </label>
      <textarea
        id={`${id}-text`}
        rows={3}
        maxLength={maxLetters}
        placeholder={question.placeholder}
        readOnly={given !== undefined}
        ref={keep}
      />
      <div class="send">
        <span role="status">{given && drawing.words.sent}</span>
        {!given && !hasForwardButton(drawing) && (
          <button type="button" class="button primary" ref={onPress(() => sendText(drawing, id))}>
            {drawing.words.send}
          </button>
        )}
      </div>
    </div>
  );
}
