import { defaultTheme, type Theme } from '../../shared/contract/theme.ts';
import { useReferences } from '../references/references.tsx';
import { Card } from '../ui/card.tsx';
import { Select } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { cardIdOf } from './fault-place.ts';
import { ThemeFields } from './theme-fields.tsx';
import { themeWords } from './theme-words.ts';

interface Props {
  /** Undefined: the app's. */
  theme: Theme | undefined;
  onChange: (field: string, theme: Theme | undefined) => void;
}

/** The look of the app, or one of the guide's own that begins as that. */
export function LookCard({ theme, onChange }: Props) {
  const appTheme = useReferences().theme.data.value?.theme ?? defaultTheme;
  return (
    <Card id={cardIdOf('theme')} title={t(themeWords.theme)}>
      <div class="stack">
        <Select
          label={t(themeWords.theme)}
          isLabelHidden
          value={theme ? 'own' : 'app'}
          options={[
            { value: 'app', label: t(themeWords.lookOfApp) },
            { value: 'own', label: t(themeWords.lookOfOwn) },
          ]}
          onChange={(which) => onChange('theme', which === 'app' ? undefined : appTheme)}
        />
        {theme ? (
          <ThemeFields theme={theme} onChange={onChange} />
        ) : (
          <p class="note">
            <a href="/theme">{t(themeWords.lookOfAppLink)}</a>
          </p>
        )}
      </div>
    </Card>
  );
}
