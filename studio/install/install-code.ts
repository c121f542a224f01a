/** What the tag asks for beyond being there. */
export interface TagWishes {
  asksConsent: boolean;
  sendsText: boolean;
  ignoresPrivacySignals: boolean;
  /** Name of the host app's release; empty: it says none. */
  build: string;
  /** Origins of frames, with spaces between. */
  frames: string;
  /** The host app serves the files itself, and the tag holds this hash of `s.js`. */
  isPinned: boolean;
}

export const plainTag: TagWishes = {
  asksConsent: false,
  sendsText: true,
  ignoresPrivacySignals: false,
  build: '',
  frames: '',
  isPinned: false,
};

/** Where Cairn is, which environment's key, and the hash of its `s.js`, once that is known. */
export interface TagSource {
  server: string;
  key: string;
  integrity: string | undefined;
}

/** Ways to bring a tag into an app. */
export const places = ['html', 'react', 'next', 'vue', 'angular', 'gtm'] as const;
export type InstallPlace = (typeof places)[number];

/** Where a host app that pins keeps the file. */
const ownFile = '/vendor/cairn/s.js';

type Attribute = readonly [name: string, value: string];

/** All of the tag but that it is async, in its order. */
function attributesOf({ server, key, integrity }: TagSource, wishes: TagWishes): Attribute[] {
  const { asksConsent, sendsText, ignoresPrivacySignals, build, frames, isPinned } = wishes;
  const all: (Attribute | false)[] = [
    ['src', isPinned ? ownFile : `${server}/s.js`],
    isPinned && ['integrity', integrity ?? 'sha384-…'],
    isPinned && ['data-server', `${server}/`],
    ['data-key', key],
    asksConsent && ['data-consent', 'required'],
    !sendsText && ['data-text', 'off'],
    ignoresPrivacySignals && ['data-privacy-signals', 'ignore'],
    build.trim() !== '' && ['data-build', build.trim()],
    frames.trim() !== '' && ['data-frames', frames.trim().split(/\s+/).join(' ')],
  ];
  return all.filter((one) => one !== false);
}

const quote = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
/** As a string in a script of a page, which the text `</script>` would end. */
const inScript = (value: string) => JSON.stringify(value).replaceAll('</', String.raw`<\/`);
const write = ([name, value]: Attribute) => `${name}="${quote(value)}"`;

/** The tag as it is put into a page; on more lines where it is long. */
export function htmlTag(source: TagSource, wishes: TagWishes): string {
  const all = ['async', ...attributesOf(source, wishes).map(write)];
  const line = `<script ${all.join(' ')}></script>`;
  return line.length <= 110 ? line : `<script\n  ${all.join('\n  ')}\n></script>`;
}

/** What to put where, so that the tag is loaded. */
export function loadingCode(place: InstallPlace, source: TagSource, wishes: TagWishes): string {
  if (place === 'next') {
    const all = attributesOf(source, wishes).map((one) => `\n  ${write(one)}`);
    return `import Script from 'next/script';

// In <body>, after {children}
<Script${all.join('')}
/>`;
  }
  if (place === 'gtm') {
    const all = attributesOf(source, wishes).map(
      ([name, value]) => `\n    script.setAttribute(${inScript(name)}, ${inScript(value)});`,
    );
    return `<script>
  (function () {
    var script = document.createElement('script');
    script.async = true;${all.join('')}
    document.head.appendChild(script);
  })();
</script>`;
  }
  return htmlTag(source, wishes);
}

const queue = 'window.cairn = window.cairn || [];';
const calls = (indent: string, user: string, account: string) =>
  `${queue}
window.cairn.push(['identify', ${user}.id, { name: ${user}.name, email: ${user}.email, role: ${user}.role }]);
window.cairn.push(['group', ${account}.id, { name: ${account}.name, plan: ${account}.plan }]);`.replaceAll(
    '\n',
    `\n${indent}`,
  );

/** How that kind of app says who is signed in. */
export function identifyingCode(place: InstallPlace): string {
  switch (place) {
    case 'react':
    case 'next':
      return `${place === 'next' ? "'use client';\n\n" : ''}import { useEffect } from 'react';

export function CairnUser({ user, account }) {
  useEffect(() => {
    ${calls('    ', 'user', 'account')}
  }, [user.id, account.id]);
  return null;
}`;
    case 'vue':
      return `import { watchEffect } from 'vue';

watchEffect(() => {
  if (!session.user) return;
  ${calls('  ', 'session.user', 'session.account')}
});`;
    case 'angular':
      return `import { effect, inject } from '@angular/core';

constructor() {
  const session = inject(Session);
  effect(() => {
    const user = session.user();
    const account = session.account();
    if (!user || !account) return;
    const page = window as any;
    ${calls('    ', 'user', 'account').replaceAll('window.cairn', 'page.cairn')}
  });
}`;
    default:
      return `<script>
  window.cairn = window.cairn || [];
  cairn.push(['identify', 'user-42', {
    name: 'Ada Lovelace',
    email: 'ada@acme.example',
    role: 'sales'
  }]);
  cairn.push(['group', 'acme', {
    name: 'Acme Ltd',
    plan: 'enterprise'
  }]);
</script>`;
  }
}

/** What the host app's policy has to allow. */
export const policyOf = ({ server }: TagSource, { isPinned }: TagWishes): string =>
  `script-src ${isPinned ? "'self'" : new URL(server).origin}; connect-src ${new URL(server).origin};`;
