import { Eye, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { t } from '../ui/i18n.ts';
import { previewWords } from './preview-words.ts';

/** The picture, beside the fields. On a phone it lies over their lower half, when it is asked for: one sees what one types. */
export function PreviewSide({ children }: { children: ComponentChildren }) {
  const [isAskedFor, setAskedFor] = useState(false);
  const id = useId();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc does what the button does
    <div
      class={classNames('editor__preview', isAskedFor && 'editor__preview--over')}
      onKeyDown={({ key }) => key === 'Escape' && setAskedFor(false)}
    >
      <div class="editor__preview-switch">
        <Button
          icon={isAskedFor ? X : Eye}
          aria-expanded={isAskedFor}
          aria-controls={id}
          onClick={() => setAskedFor(!isAskedFor)}
        >
          {t(isAskedFor ? previewWords.hidePreview : previewWords.preview)}
        </Button>
      </div>
      <div class="editor__picture" id={id}>
        {children}
      </div>
    </div>
  );
}
