import { mediaUrlSchema } from '../../shared/contract/block.ts';
import { type Theme, themeFonts } from '../../shared/contract/theme.ts';
import { fontWords, modeWords } from '../../shared/rules/choice-words.ts';
import { Badge } from '../ui/badge.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { formatNumber, t } from '../ui/i18n.ts';
import { NumberField } from '../ui/number-field.tsx';
import { blockWords } from './block-words.ts';
import { previewWords } from './preview-words.ts';
import { contrastsOf } from './theme-contrast.ts';
import { themeWords } from './theme-words.ts';
import { UrlField } from './url-field.tsx';

interface Props {
  theme: Theme;
  onChange: (field: string, theme: Theme) => void;
}

/** Every part of a look, and how well what it colours can be read. */
export function ThemeFields({ theme, onChange }: Props) {
  const hasDark = theme.mode !== 'light';
  return (
    <div class="stack">
      <div class="field-row">
        <Select
          label={t(themeWords.themeMode)}
          value={theme.mode}
          options={[
            { value: 'auto', label: t(modeWords.auto) },
            { value: 'light', label: t(modeWords.light) },
            { value: 'dark', label: t(modeWords.dark) },
          ]}
          onChange={(mode) => onChange('theme.mode', { ...theme, mode })}
        />
        <div class="colours">
          <TextField
            label={t(themeWords.accent)}
            type="color"
            value={theme.accent}
            onInput={(accent) => onChange('theme.accent', { ...theme, accent })}
          />
          {hasDark && (
            <TextField
              label={t(themeWords.darkAccent)}
              type="color"
              value={theme.darkAccent ?? theme.accent}
              onInput={(darkAccent) => onChange('theme.darkAccent', { ...theme, darkAccent })}
            />
          )}
        </div>
      </div>
      <Contrasts theme={theme} />
      <div class="field-row">
        <Select
          label={t(themeWords.font)}
          value={theme.font ?? 'system'}
          options={themeFonts.map((value) => ({ value, label: t(fontWords[value]) }))}
          onChange={(font) => onChange('theme.font', { ...theme, font })}
        />
        <NumberField
          label={t(themeWords.radius)}
          min={0}
          max={24}
          isWhole
          value={theme.radius ?? 12}
          onChange={(radius) => onChange('theme.radius', { ...theme, radius })}
        />
      </div>
      <UrlField
        label={t(themeWords.logo)}
        hint={t(themeWords.logoHint)}
        wrong={t(blockWords.imageWrong)}
        schema={mediaUrlSchema}
        value={theme.logo ?? ''}
        onChange={(logo) => onChange('theme.logo', withLogo(theme, logo))}
      />
    </div>
  );
}

function withLogo({ logo: _, ...theme }: Theme, logo: string): Theme {
  return logo === '' ? theme : { ...theme, logo };
}

const Contrasts = ({ theme }: { theme: Theme }) => (
  <ul class="stack stack--tight">
    {contrastsOf(theme).map(({ scheme, buttonText, onCard, isShaded }) => (
      <li class="row" key={scheme}>
        <span class="note">{t(scheme === 'light' ? previewWords.light : previewWords.dark)}</span>
        <Badge tone={buttonText >= 4.5 ? 'good' : 'warn'}>
          {t(themeWords.contrastButton, formatNumber(buttonText, { maximumFractionDigits: 1 }))}
        </Badge>
        <Badge tone={isShaded ? 'warn' : 'good'}>
          {t(themeWords.contrastCard, formatNumber(onCard, { maximumFractionDigits: 1 }))}
        </Badge>
        {isShaded && <span class="note">{t(themeWords.contrastShaded)}</span>}
      </li>
    ))}
  </ul>
);
