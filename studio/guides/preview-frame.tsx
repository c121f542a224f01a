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
import { theme as studioTheme } from '../ui/theme.ts';
import { previewWords } from './preview-words.ts';
import { showWhole } from './show-whole.ts';
import { themeWords } from './theme-words.ts';

/** How the author wants to see it: what the renderer is then given. */
export interface PreviewLook {
  container: HTMLElement;
  theme: PaintedTheme;
  locale: Locale;
}

/** What the bar above a preview chooses. */
export interface PreviewView {
  device: 'desktop' | 'phone';
  scheme: 'light' | 'dark';
  isMirrored: boolean;
}

/** At first: in the scheme that the author has chosen for the studio. */
export const firstView = (): PreviewView => ({
  device: 'desktop',
  scheme: studioTheme.value,
  isMirrored: false,
});

interface Props {
  /** Undefined: the app's. */
  theme: Theme | undefined;
  /** The language whose texts are drawn. */
  locale: Locale;
  /** Draws into the frame and returns how to take it away again. Called anew whenever it is another function. */
  draw: (look: PreviewLook) => () => void;
  /** As the one bar of several previews has it: pictures, shown whole. Absent: it has a bar of its own. */
  view?: PreviewView | undefined;
  /** The sketch of a page that it is drawn over. */
  children: ComponentChildren;
}

/** Any right-to-left language: only the direction is taken from it. */
const rightToLeft = 'ar';

/** The look that a guide with this theme has. */
export function useShownTheme(own: Theme | undefined): Theme {
  const appTheme = useReferences().theme.data.value?.theme;
  return own ?? appTheme ?? defaultTheme;
}

/** A sketch of a page, at desktop and phone width, light and dark, in either direction. */
export function PreviewFrame({ theme: own, view: given, ...picture }: Props) {
  const theme = useShownTheme(own);
  const [chosen, choose] = useState(firstView);
  if (given) return <Picture {...picture} theme={theme} view={given} isWhole />;
  return (
    <section class="preview" aria-label={t(previewWords.preview)}>
      <PreviewBar view={chosen} hasSchemes={theme.mode === 'auto'} onChange={choose} />
      <Picture {...picture} theme={theme} view={chosen} />
    </section>
  );
}

type PictureProps = Omit<Props, 'theme' | 'view'> & {
  theme: Theme;
  view: PreviewView;
  /** As high as what is drawn: nobody can scroll in it. */
  isWhole?: boolean;
};

function Picture({ theme, locale, draw, view, isWhole, children }: PictureProps) {
  const { device, scheme, isMirrored } = view;
  const frame = useRef<HTMLDivElement>(null);
  const shown = theme.mode === 'auto' ? scheme : theme.mode;

  useEffect(() => {
    if (!frame.current) return;
    const remove = draw({
      container: frame.current,
      theme: paintedTheme({ ...theme, mode: shown }),
      locale: isMirrored ? rightToLeft : locale,
    });
    const stop = isWhole && showWhole(frame.current);
    return () => {
      if (stop) stop();
      remove();
    };
  }, [draw, theme, locale, device, shown, isMirrored, isWhole]);

  return (
    <div
      class={`preview__frame preview__frame--${device}`}
      data-scheme={shown}
      dir={isMirrored ? 'rtl' : undefined}
      ref={frame}
    >
      {children}
    </div>
  );
}

interface BarProps {
  view: PreviewView;
  /** Whether light and dark are a choice. */
  hasSchemes: boolean;
  onChange: (view: PreviewView) => void;
}

/** At which width, in which direction and scheme it is drawn. */
export function PreviewBar({ view, hasSchemes, onChange }: BarProps) {
  const { device, scheme, isMirrored } = view;
  return (
    <div class="row row--apart preview__bar">
      <SegmentedControl
        label={t(previewWords.previewWidth)}
        size="small"
        value={device}
        options={[
          { value: 'desktop', label: t(previewWords.desktop), icon: Monitor },
          { value: 'phone', label: t(previewWords.phone), icon: Smartphone },
        ]}
        onChange={(device) => onChange({ ...view, device })}
      />
      <IconButton
        icon={PilcrowLeft}
        size="small"
        label={t(previewWords.rightToLeft)}
        isPressed={isMirrored}
        onClick={() => onChange({ ...view, isMirrored: !isMirrored })}
      />
      {hasSchemes && (
        <SegmentedControl
          label={t(themeWords.themeMode)}
          size="small"
          value={scheme}
          options={[
            { value: 'light', label: t(previewWords.light), icon: Sun },
            { value: 'dark', label: t(previewWords.dark), icon: Moon },
          ]}
          onChange={(scheme) => onChange({ ...view, scheme })}
        />
      )}
    </div>
  );
}
