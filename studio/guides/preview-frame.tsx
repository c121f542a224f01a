import { Monitor, Moon, PilcrowLeft, Smartphone, Sun } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Locale } from '../../shared/contract/text.ts';
import { defaultTheme, type PaintedTheme, type Theme } from '../../shared/contract/theme.ts';
import { paintedTheme } from '../../shared/rules/painted-theme.ts';
import { useReferences } from '../references/references.tsx';
import { IconButton } from '../ui/button.tsx';
import { t } from '../ui/i18n.ts';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { previewWords } from './preview-words.ts';
import { themeWords } from './theme-words.ts';

/** How the author wants to see it: what the renderer is then given. */
export interface PreviewLook {
  container: HTMLElement;
  theme: PaintedTheme;
  locale: Locale;
}

interface Props {
  /** Undefined: the app's. */
  theme: Theme | undefined;
  /** The language whose texts are drawn. */
  locale: Locale;
  /** Draws into the frame and returns how to take it away again. Called anew whenever it is another function. */
  draw: (look: PreviewLook) => () => void;
  /** The sketch of a page that it is drawn over. */
  children: ComponentChildren;
}

/** Any right-to-left language: only the direction is taken from it. */
const rightToLeft = 'ar';

/** A sketch of a page, at desktop and phone width, light and dark, in either direction. */
export function PreviewFrame({ theme: own, locale, draw, children }: Props) {
  const appTheme = useReferences().theme.data.value?.theme;
  const theme = own ?? appTheme ?? defaultTheme;
  const [device, setDevice] = useState<'desktop' | 'phone'>('desktop');
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  const [isMirrored, setMirrored] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const shown = theme.mode === 'auto' ? scheme : theme.mode;

  useEffect(() => {
    if (!frame.current) return;
    return draw({
      container: frame.current,
      theme: paintedTheme({ ...theme, mode: shown }),
      locale: isMirrored ? rightToLeft : locale,
    });
  }, [draw, theme, locale, device, shown, isMirrored]);

  return (
    <section class="preview" aria-label={t(previewWords.preview)}>
      <div class="row row--apart preview__bar">
        <SegmentedControl
          label={t(previewWords.previewWidth)}
          size="small"
          value={device}
          options={[
            { value: 'desktop', label: t(previewWords.desktop), icon: Monitor },
            { value: 'phone', label: t(previewWords.phone), icon: Smartphone },
          ]}
          onChange={setDevice}
        />
        <IconButton
          icon={PilcrowLeft}
          size="small"
          label={t(previewWords.rightToLeft)}
          isPressed={isMirrored}
          onClick={() => setMirrored(!isMirrored)}
        />
        {theme.mode === 'auto' && (
          <SegmentedControl
            label={t(themeWords.themeMode)}
            size="small"
            value={scheme}
            options={[
              { value: 'light', label: t(previewWords.light), icon: Sun },
              { value: 'dark', label: t(previewWords.dark), icon: Moon },
            ]}
            onChange={setScheme}
          />
        )}
      </div>
      <div
        class={`preview__frame preview__frame--${device}`}
        data-scheme={shown}
        dir={isMirrored ? 'rtl' : undefined}
        ref={frame}
      >
        {children}
      </div>
    </section>
  );
}
