import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Signature } from '../../../shared/contract/signature.ts';
import { rankSignatures } from '../../../shared/rules/match-target-signature.ts';
import { safeText } from '../../../snippet/target/element-text.ts';
import { looksGenerated, withoutHash } from '../../../snippet/target/generated-name.ts';
import { type SimiloRecord, similoBest } from './similo.ts';
import { count, emptyTally, head, line } from './tally.ts';

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

/** What is the element itself, or hardly more or less of the page. */
const isSamePlace = (one = '', other = '') =>
  one === other ||
  ((one.startsWith(other) || other.startsWith(one)) &&
    Math.abs(one.split('/').length - other.split('/').length) <= 2);

/** Compares on the records of 48 web sites, months or years apart. */
export function benchRecords(root: string): void {
  const [ours, similo] = [emptyTally(), emptyTally()];
  for (const app of readdirSync(root)) {
    const [old, now] = ['target_widgets', 'candidate_widgets'].map((name) => join(root, app, name));
    if (!old || !now || !existsSync(old) || !existsSync(now)) continue;
    const targets = readdirSync(old).map((file) => readProperties(join(old, file)));
    const candidates = readdirSync(now).map((file) => readProperties(join(now, file)));
    // Where only the targets themselves were recorded there is nothing to choose from.
    if (candidates.length < 15) continue;
    const signatures = candidates.map(toSignature);
    const records = candidates.map(toSimilo);
    for (const target of targets) {
      const right = candidates.find((one) => one.widget_id === target.widget_id);
      if (!right) continue;
      const isRight = (place: number) => isSamePlace(candidates[place]?.xpath, right.xpath);
      const { index } = rankSignatures(toSignature(target), signatures);
      count(ours, true, index === null ? 'none' : isRight(index) ? 'found' : 'wrong');
      count(similo, true, isRight(similoBest(toSimilo(target), records)) ? 'found' : 'wrong');
      const rest = signatures.filter((_, place) => !isRight(place));
      count(ours, false, rankSignatures(toSignature(target), rest).index === null ? 'none' : 'wrong');
      count(similo, false, 'wrong');
    }
  }
  console.log(`\nPublic property records of web sites\n${head}`);
  console.log(line('Cairn (rank)', ours));
  console.log(line('Similo (re-implemented)', similo));
}
