import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Signature } from '../../../shared/contract/signature.ts';
import { rankSignatures } from '../../../shared/rules/match-target-signature.ts';
import { foldText, safeText } from '../../../snippet/target/element-text.ts';
import { looksGenerated, withoutHash } from '../../../snippet/target/generated-name.ts';
import { type SimiloRecord, similoBest } from './similo.ts';

type Properties = Record<string, string>;

function readProperties(path: string): Properties {
  const found: Properties = {};
  for (const line of readFileSync(path, 'latin1').split(/\r?\n/)) {
    const at = line.indexOf('=');
    if (at > 0 && !line.startsWith('#')) {
      found[line.slice(0, at)] = line
        .slice(at + 1)
        .replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(/\\(.)/g, '$1');
    }
  }
  return found;
}

const roles: Record<string, string> = {
  a: 'link',
  button: 'button',
  select: 'combobox',
  textarea: 'textbox',
  img: 'img',
  li: 'listitem',
  td: 'cell',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
};

export function toSignature(p: Properties): Signature {
  const tag = (p.tag ?? '').toLowerCase();
  const label = safeText(p.visible_text || p.text || p.value);
  const isButton = tag === 'input' && /submit|button/.test(p.type ?? '');
  const role = isButton
    ? 'button'
    : tag === 'input'
      ? p.type === 'checkbox'
        ? 'checkbox'
        : 'textbox'
      : roles[tag];
  const attributes: Record<string, string> = {};
  for (const key of ['name', 'type', 'placeholder', 'title', 'alt']) {
    const value = p[key];
    if (value && value.length < 120) attributes[key] = value;
  }
  if (p.href) {
    try {
      attributes.href = new URL(p.href, 'https://x.example').pathname.slice(0, 120);
    } catch {}
  }
  const classes = [
    ...new Set(
      (p.class ?? '')
        .split(/\s+/)
        .map(withoutHash)
        .filter((n) => n.length > 1 && n.length < 33 && !looksGenerated(n)),
    ),
  ].slice(0, 8);
  const path = (p.xpath ?? '')
    .split('/')
    .map((part) => part.replace(/\[.*/, ''))
    .filter((part) => part && part !== 'html' && part !== 'body')
    .reverse()
    .slice(1, 9);
  const near = safeText(p.neighbor_text?.slice(0, 80));
  return {
    v: 1,
    tag,
    ...(role ? { role } : {}),
    ...(label && role && role !== 'textbox' ? { name: label } : {}),
    ...(label ? { text: label } : {}),
    ...(p.id && !looksGenerated(p.id) ? { id: p.id.slice(0, 120) } : {}),
    ...(Object.keys(attributes).length ? { attributes } : {}),
    ...(classes.length ? { classes } : {}),
    path,
    ...(near ? { neighbours: [near] } : {}),
    ...(p.width
      ? { box: [Number(p.x), Number(p.y), Number(p.width), Number(p.height), 1400] as Signature['box'] }
      : {}),
  } as Signature;
}

const toSimilo = (p: Properties): SimiloRecord => ({
  tag: p.tag ?? '',
  class: p.class ?? '',
  name: p.name ?? '',
  id: p.id ?? '',
  href: p.href ?? '',
  alt: p.alt ?? '',
  xpath: p.xpath ?? '',
  idXpath: p.idxpath ?? '',
  isButton: p.is_button ?? '',
  x: Number(p.x),
  y: Number(p.y),
  width: Number(p.width),
  height: Number(p.height),
  visibleText: p.visible_text || p.text || '',
  neighbourText: p.neighbor_text ?? '',
});

const root = process.env.RECORDS ?? '';
const verbose = process.env.WRONG;
const sum: Record<string, number> = {};
const add = (k: string) => {
  sum[k] = (sum[k] ?? 0) + 1;
};
let index = 0;
for (const app of readdirSync(root)) {
  const t = join(root, app, 'target_widgets'),
    c = join(root, app, 'candidate_widgets');
  if (!existsSync(t) || !existsSync(c)) continue;
  const half = index++ % 2 ? 'B' : 'A';
  const targets = readdirSync(t).map((f) => readProperties(join(t, f)));
  const candidates = readdirSync(c).map((f) => readProperties(join(c, f)));
  if (candidates.length < 15) continue;
  const signatures = candidates.map(toSignature),
    similo = candidates.map(toSimilo);
  for (const target of targets) {
    const right = candidates.findIndex((one) => one.widget_id === target.widget_id);
    if (right < 0) continue;
    const rightPath = candidates[right]!.xpath!;
    const isRight = (i: number) => {
      const x = candidates[i]?.xpath;
      return (
        x !== undefined &&
        (x === rightPath ||
          ((x.startsWith(rightPath) || rightPath.startsWith(x)) &&
            Math.abs(x.split('/').length - rightPath.split('/').length) <= 2))
      );
    };
    const wanted = toSignature(target);
    const { index: i, score, margin } = rankSignatures(wanted, signatures);
    add(`${half} ${i === null ? 'none' : isRight(i) ? 'found' : 'wrong'}`);
    if (verbose && (i === null || !isRight(i)))
      console.log(
        app,
        i === null ? 'NONE' : 'WRONG',
        score.toFixed(2),
        margin.toFixed(3),
        '\n W',
        JSON.stringify(wanted),
        '\n R',
        JSON.stringify(signatures[right]),
        i === null ? '' : `\n F ${JSON.stringify(signatures[i])}`,
      );
    add(`${half} similo ${isRight(similoBest(toSimilo(target), similo)) ? 'found' : 'wrong'}`);
    // The right one and what overlaps it taken away.
    const rest = signatures.filter((_, k) => !isRight(k));
    add(`${half} gone ${rankSignatures(wanted, rest).index === null ? 'ok' : 'false'}`);
    const strip = (s: Signature): Signature => {
      const { id, classes, ...r } = s;
      return r as Signature;
    };
    const st = rankSignatures(wanted, signatures.map(strip)).index;
    add(`${half} stripped ${st === null ? 'none' : isRight(st) ? 'found' : 'wrong'}`);
  }
}
for (const half of ['A', 'B']) {
  const g = (k: string) => sum[`${half} ${k}`] ?? 0;
  const all = g('found') + g('wrong') + g('none');
  const p = (n: number) => ((100 * n) / all).toFixed(1);
  console.log(
    half,
    all,
    `ours ${p(g('found'))}/${p(g('wrong'))} stripped ${p(g('stripped found'))}/${p(g('stripped wrong'))} gone ${p(g('gone false'))} similo ${p(g('similo found'))}/${p(g('similo wrong'))}`,
  );
}
