import { runCall } from './commands.ts';
import { mark } from './host/log.ts';
import { safely } from './host/safe-call.ts';
import { install } from './install.ts';

/**
 * The classic script that a host app's tag loads. Finds its own tag, starts, runs the calls that were made before it
 * came, and takes the queue's place as `window.cairn`.
 */
safely(() => {
  const script = (document.currentScript ??
    document.querySelector('script[data-key^=pk_][src*="/s.js"]')) as HTMLScriptElement | null;
  const key = script?.dataset.key;
  if (!script || !key) return;
  const at = (url = '.') => new URL(url, script.src).href;
  const commands = install(key, at(script.dataset.server), {
    partsUrl: at(),
    frameOrigins: script.dataset.frames?.split(' '),
    sendsText: script.dataset.text !== 'off',
    consent: script.dataset.consent,
    ignoresPrivacySignals: script.dataset.privacySignals === 'ignore',
    calmMs: Number(script.dataset.calm || undefined),
  });
  if (!commands) return;

  const page = window as { cairn?: unknown };
  const taken = Object.hasOwn(page, 'cairn') ? page.cairn : undefined;
  const calls = Array.isArray(taken) ? [...taken] : [];
  const api = Object.assign(commands, {
    [mark]: true,
    push: (...later: unknown[]) => {
      for (const call of later) runCall(commands, call);
    },
  });
  // Something else of that name stays theirs: capture and guides work without it.
  const isFree = taken === undefined || Array.isArray(taken) || (taken as { [mark]?: true } | null)?.[mark];
  if (isFree) safely(() => Object.assign(page, { cairn: api }))();
  for (const call of calls) runCall(commands, call);
})();
