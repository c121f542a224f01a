import { useEffect, useState } from 'preact/hooks';
import type { PageRule } from '../../shared/contract/page-rule.ts';
import { TextArea } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { stepWords } from './step-words.ts';

interface Props {
  rule: PageRule;
  onChange: (rule: PageRule) => void;
}

/** Address patterns, one a line. */
export const PageRuleFields = ({ rule, onChange }: Props) => (
  <div class="stack">
    <PatternLines
      label={t(stepWords.pages)}
      hint={t(stepWords.pagesHint)}
      patterns={rule.include}
      onChange={(include) => onChange({ ...rule, include })}
    />
    <PatternLines
      label={t(stepWords.pagesExcept)}
      patterns={rule.exclude}
      onChange={(exclude) => onChange({ ...rule, exclude })}
    />
  </div>
);

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

interface LinesProps {
  label: string;
  hint?: string;
  patterns: string[];
  onChange: (patterns: string[]) => void;
}

function PatternLines({ label, hint, patterns, onChange }: LinesProps) {
  const [text, setText] = useState(patterns.join('\n'));
  const isOutdated = linesOf(text).join('\n') !== patterns.join('\n');
  useEffect(() => {
    if (isOutdated) setText(patterns.join('\n'));
  }, [isOutdated]);
  return (
    <TextArea
      label={label}
      hint={hint}
      rows={Math.max(2, patterns.length + 1)}
      isMono
      value={isOutdated ? patterns.join('\n') : text}
      onInput={(next) => {
        setText(next);
        onChange(linesOf(next));
      }}
    />
  );
}
