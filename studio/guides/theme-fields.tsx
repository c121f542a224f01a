import { mediaUrlSchema } from '../../shared/contract/block.ts';
import { type Theme, type ThemeFont, themeFonts } from '../../shared/contract/theme.ts';
import { Badge } from '../ui/badge.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { formatNumber, type Phrase, t } from '../ui/i18n.ts';
import { NumberField } from '../ui/number-field.tsx';
import { contrastsOf } from './theme-contrast.ts';
import { UrlField } from './url-field.tsx';
import { words } from './words.ts';

const fontWords: Record<ThemeFont, Phrase> = {
  system: words.fontSystem,
  page: words.fontPage,
  serif: words.fontSerif,
  rounded: words.fontRounded,
};

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
          label={t(words.themeMode)}
          value={theme.mode}
          options={[
            { value: 'auto', label: t(words.themeAuto) },
            { value: 'light', label: t(words.light) },
            { value: 'dark', label: t(words.dark) },
          ]}
          onChange={(mode) => onChange('theme.mode', { ...theme, mode })}
        />
        <div class="colours">
          <TextField
            label={t(words.accent)}
            type="color"
            value={theme.accent}
            onInput={(accent) => onChange('theme.accent', { ...theme, accent })}
          />
          {hasDark && (
            <TextField
              label={t(words.darkAccent)}
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
          label={t(words.font)}
          value={theme.font ?? 'system'}
          options={themeFonts.map((value) => ({ value, label: t(fontWords[value]) }))}
          onChange={(font) => onChange('theme.font', { ...theme, font })}
        />
        <NumberField
          label={t(words.radius)}
          min={0}
          max={24}
          isWhole
          value={theme.radius ?? 12}
          onChange={(radius) => onChange('theme.radius', { ...theme, radius })}
        />
      </div>
      <UrlField
        label={t(words.logo)}
        hint={t(words.logoHint)}
        wrong={t(words.imageWrong)}
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
        <span class="note">{t(scheme === 'light' ? words.light : words.dark)}</span>
        <Badge tone={buttonText >= 4.5 ? 'good' : 'warn'}>
          {t(words.contrastButton, formatNumber(buttonText, { maximumFractionDigits: 1 }))}
        </Badge>
        <Badge tone={isShaded ? 'warn' : 'good'}>
          {t(words.contrastCard, formatNumber(onCard, { maximumFractionDigits: 1 }))}
        </Badge>
        {isShaded && <span class="note">{t(words.contrastShaded)}</span>}
      </li>
    ))}
  </ul>
);
