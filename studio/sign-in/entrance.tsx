import { Languages } from 'lucide';
import type { ComponentChildren } from 'preact';
import { languageItems } from '../preferences.ts';
import { Button } from '../ui/button.tsx';
import { locale, localeNames, t } from '../ui/i18n.ts';
import { Logo } from '../ui/logo.tsx';
import { Menu } from '../ui/menu.tsx';
import { words as uiWords } from '../ui/words.ts';
import { words } from './words.ts';

/** The frame of the pages before sign-in. */
export const Entrance = ({ children }: { children: ComponentChildren }) => (
  <div class="entrance">
    <header class="entrance__head">
      <span class="brand">
        <Logo />
        <strong>Cairn</strong>
      </span>
      <Menu
        label={t(uiWords.language)}
        align="end"
        items={languageItems().map((item) => ({ ...item, startsGroup: false }))}
        trigger={(attributes) => (
          <Button {...attributes} look="quiet" icon={Languages}>
            {localeNames[locale.value]}
          </Button>
        )}
      />
    </header>
    <main class="entrance__main">{children}</main>
    <footer class="entrance__foot note">{t(words.tagline)}</footer>
  </div>
);
