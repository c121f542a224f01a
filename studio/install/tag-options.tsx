import { CopyField } from '../ui/copy-field.tsx';
import { Checkbox, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import type { TagSource, TagWishes } from './install-code.ts';
import { words } from './words.ts';

const consentCode = `window.cairn.push(['optIn']);
window.cairn.push(['optOut']);`;

const hashCommand = 'echo "sha384-$(openssl dgst -sha384 -binary dist/snippet/s.js | openssl base64 -A)"';

const longestBuild = 60;

interface TagOptionsProps {
  source: TagSource | undefined;
  wishes: TagWishes;
  onWish: (change: Partial<TagWishes>) => void;
}

/** What the tag can ask for: consent, privacy, names of releases, frames, a held version. */
export function TagOptions({ source, wishes, onWish }: TagOptionsProps) {
  return (
    <details class="install__options">
      <summary>{t(words.options)}</summary>
      <div class="stack">
        <h3>{t(words.privacy)}</h3>
        <Checkbox
          label={t(words.asksConsent)}
          hint={t(words.asksConsentText)}
          isChecked={wishes.asksConsent}
          onChange={(asksConsent) => onWish({ asksConsent })}
        />
        {wishes.asksConsent && <CopyField label={t(words.consentCode)} text={consentCode} isBlock />}
        <Checkbox
          label={t(words.sendsNoText)}
          hint={t(words.sendsNoTextText)}
          isChecked={!wishes.sendsText}
          onChange={(isOff) => onWish({ sendsText: !isOff })}
        />
        <Checkbox
          label={t(words.ignoresSignals)}
          hint={t(words.ignoresSignalsText)}
          isChecked={wishes.ignoresPrivacySignals}
          onChange={(ignoresPrivacySignals) => onWish({ ignoresPrivacySignals })}
        />
        <p class="note">{t(words.ignoreText)}</p>

        <h3>{t(words.moreOptions)}</h3>
        <TextField
          label={t(words.build)}
          hint={t(words.buildText)}
          placeholder="2026.3.1"
          value={wishes.build}
          maxLength={longestBuild}
          isMono
          onInput={(build) => onWish({ build })}
        />
        <TextField
          label={t(words.frames)}
          hint={t(words.framesText)}
          placeholder="https://billing.example"
          value={wishes.frames}
          isMono
          onInput={(frames) => onWish({ frames })}
        />
        <Checkbox
          label={t(words.isPinned)}
          hint={t(words.isPinnedText)}
          isChecked={wishes.isPinned}
          onChange={(isPinned) => onWish({ isPinned })}
        />
        {wishes.isPinned && !source?.integrity && (
          <>
            <Notice tone="info">{t(words.hashByHand)}</Notice>
            <CopyField label={t(words.hashCommand)} text={hashCommand} />
          </>
        )}
      </div>
    </details>
  );
}
