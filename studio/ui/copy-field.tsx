import { Check, Copy } from 'lucide';
import { useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { t } from './i18n.ts';
import { toastFault } from './toast.tsx';
import { words } from './words.ts';

/** A text to take elsewhere, with its copy button. `isBlock` keeps the lines of code. */
export function CopyField({ label, text, isBlock }: { label: string; text: string; isBlock?: boolean }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    } catch {
      toastFault(t(words.copyFailed));
    }
  };
  return (
    <div class={classNames('copy', isBlock && 'copy--block')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="copy__text" aria-label={label} tabIndex={0}>
        <pre>{text}</pre>
      </section>
      <Button size="small" icon={isCopied ? Check : Copy} onClick={copy}>
        {isCopied ? t(words.copied) : t(words.copy)}
      </Button>
    </div>
  );
}
