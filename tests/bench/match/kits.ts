import type { Node } from './page-model.ts';
import { randomStream, scrambled } from './random-stream.ts';

/** How one release draws its pages. */
export interface Design {
  kit: KitName;
  /** What becomes of class names: as written, other words, or hashes that differ from release to release. */
  classes: 'own' | 'renamed' | 'hashed';
  ids: 'own' | 'changed' | 'none';
  /** Wrappers around blocks, and other tags for them. */
  isRestructured: boolean;
  nav: 'left' | 'top' | 'right';
  /** Sections side by side, or one below the other. */
  isSideBySide: boolean;
  seed: string;
}

export const kitNames = ['plain', 'strap', 'material', 'utility', 'enterprise'] as const;
export type KitName = (typeof kitNames)[number];

/** Which class names each kit gives to a part; the layout is in style attributes, the same for all. */
const partClasses: Record<KitName, Record<string, string>> = {
  plain: {
    button: 'btn',
    primary: 'btn btn-main',
    link: 'link',
    field: 'field',
    input: 'input',
    nav: 'menu',
    navItem: 'menu-item',
    card: 'box',
    table: 'grid',
    row: 'grid-row',
    toolbar: 'tools',
    tab: 'tab',
    icon: 'icon',
    section: 'block',
    list: 'list',
    item: 'list-item',
    dialog: 'popup',
    head: 'block-head',
  },
  strap: {
    button: 'btn btn-default',
    primary: 'btn btn-primary',
    link: 'text-link',
    field: 'form-group mb-3',
    input: 'form-control',
    nav: 'navbar-nav',
    navItem: 'nav-link',
    card: 'card',
    table: 'table table-hover',
    row: 'table-row',
    toolbar: 'btn-toolbar',
    tab: 'nav-link',
    icon: 'bi',
    section: 'card',
    list: 'list-group',
    item: 'list-group-item',
    dialog: 'modal-dialog',
    head: 'card-header',
  },
  material: {
    button: 'MuiButtonBase-root MuiButton-root MuiButton-text css-%',
    primary: 'MuiButtonBase-root MuiButton-root MuiButton-contained css-%',
    link: 'MuiTypography-root MuiLink-root css-%',
    field: 'MuiFormControl-root css-%',
    input: 'MuiInputBase-input css-%',
    nav: 'MuiList-root css-%',
    navItem: 'MuiListItemButton-root css-%',
    card: 'MuiPaper-root MuiCard-root css-%',
    table: 'MuiTable-root css-%',
    row: 'MuiTableRow-root css-%',
    toolbar: 'MuiToolbar-root css-%',
    tab: 'MuiTab-root css-%',
    icon: 'MuiSvgIcon-root css-%',
    section: 'MuiPaper-root css-%',
    list: 'MuiList-root css-%',
    item: 'MuiListItem-root css-%',
    dialog: 'MuiDialog-paper css-%',
    head: 'MuiTypography-h6 css-%',
  },
  utility: {
    button: 'inline-flex items-center rounded-md px-3 py-2 text-sm border',
    primary: 'inline-flex items-center rounded-md px-3 py-2 text-sm bg-indigo-600 text-white',
    link: 'text-indigo-600 hover:underline',
    field: 'flex flex-col gap-1',
    input: 'rounded-md border px-2 py-1',
    nav: 'flex flex-col gap-1',
    navItem: 'flex gap-2 px-3 py-2 rounded',
    card: 'rounded-lg border p-4 shadow-sm',
    table: 'min-w-full divide-y',
    row: 'hover:bg-gray-50',
    toolbar: 'flex gap-2',
    tab: 'border-b-2 px-4 py-2',
    icon: 'h-5 w-5',
    section: 'rounded-lg border p-4',
    list: 'divide-y',
    item: 'py-2',
    dialog: 'fixed rounded-xl bg-white',
    head: 'text-lg font-semibold',
  },
  enterprise: {
    button: 'slds-button slds-button_neutral',
    primary: 'slds-button slds-button_brand',
    link: 'slds-text-link',
    field: 'slds-form-element',
    input: 'slds-input',
    nav: 'slds-nav-vertical',
    navItem: 'slds-nav-vertical__item',
    card: 'slds-card',
    table: 'slds-table',
    row: 'slds-hint-parent',
    toolbar: 'slds-page-header__controls',
    tab: 'slds-tabs_default__item',
    icon: 'slds-icon',
    section: 'slds-section',
    list: 'slds-has-dividers_bottom',
    item: 'slds-item',
    dialog: 'slds-modal',
    head: 'slds-section__title',
  },
};

const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Markup of a page in a design. What a case is about carries `data-truth`, which is taken off before anything else. */
export function draw(page: Node, design: Design): string {
  const random = randomStream(design.seed);
  const { kit } = design;
  let counter = Math.floor(random() * 900) + 100;

  const classNames = new Map<string, string>();
  const classOf = (part: string): string => {
    const given = partClasses[kit][part] ?? part;
    const known = classNames.get(part);
    if (known !== undefined) return known;
    let names = given.replace(/%/g, () => scrambled(random));
    if (design.classes === 'hashed')
      names = names
        .split(' ')
        .slice(0, 2)
        .map(() => `css-${scrambled(random)}`)
        .join(' ');
    if (design.classes === 'renamed')
      names = names
        .split(' ')
        .map((name) => renamed(name))
        .join(' ');
    classNames.set(part, names);
    return names;
  };
  const renamed = (name: string) =>
    `x-${[...name.replace(/[^a-z]/gi, '')].reverse().join('').slice(0, 9).toLowerCase()}`;

  /** Component libraries that number their parts give new numbers at each load. */
  const generatedId = () =>
    kit === 'material' ? `:r${(counter++).toString(36)}:` : kit === 'enterprise' ? `input-${counter++}` : '';
  const idOf = (node: Node): string => {
    const { id } = node.options;
    if (!id) return '';
    if (design.ids === 'none') return '';
    return design.ids === 'changed' ? `c-${[...id].reverse().join('')}` : id;
  };

  const attributes = (node: Node, part: string, more: Record<string, string | undefined> = {}): string => {
    const all: Record<string, string | undefined> = {
      id: idOf(node) || undefined,
      class: classOf(part),
      'data-testid': kit === 'plain' ? undefined : node.options.test,
      ...more,
      'data-truth': node.truth,
    };
    return Object.entries(all)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => ` ${name}="${escaped(value ?? '')}"`)
      .join('');
  };

  const icon = (name: string | undefined): string => {
    if (!name) return '';
    const shape = randomStream(`${kit} ${name}`);
    const d = Array.from({ length: 6 }, () => `${Math.round(shape() * 24)} ${Math.round(shape() * 24)}`).join(
      'L',
    );
    return kit === 'strap'
      ? `<i class="bi bi-${name}" style="width:20px;height:20px;display:inline-block"></i>`
      : `<svg class="${classOf('icon')}" width="20" height="20" viewBox="0 0 24 24" aria-hidden="true"><path d="M${d}z"></path></svg>`;
  };

  const button = (node: Node, more: Record<string, string | undefined> = {}): string => {
    const part = node.options.primary ? 'primary' : 'button';
    const label = node.text && `<span>${escaped(node.text)}</span>`;
    const asLink = kit === 'enterprise' && node.options.href;
    const tag = asLink || (node.options.href && kit !== 'material') ? 'a' : 'button';
    const inner =
      kit === 'material'
        ? `${node.options.icon ? `<span class="MuiButton-startIcon">${icon(node.options.icon)}</span>` : ''}${escaped(node.text)}<span class="MuiTouchRipple-root"></span>`
        : kit === 'plain'
          ? `${icon(node.options.icon)}${escaped(node.text)}`
          : `${icon(node.options.icon)}${label}`;
    const href = tag === 'a' ? (node.options.href ?? '#') : undefined;
    const type = tag === 'button' ? (node.options.submit ? 'submit' : 'button') : undefined;
    return `<${tag}${attributes(node, part, { type, href, ...more })}>${inner}</${tag}>`;
  };

  const iconButton = (node: Node): string => {
    const label = node.options.label;
    const more = kit === 'plain' ? { title: label } : { 'aria-label': label };
    return button({ ...node, text: '' }, label ? more : {});
  };

  const field = (node: Node): string => {
    const id = idOf(node) || generatedId() || `f${counter++}`;
    const type =
      node.options.type ?? (node.kind === 'check' ? 'checkbox' : node.kind === 'radio' ? 'radio' : 'text');
    const more = {
      id,
      name: node.options.name,
      placeholder: node.options.hint,
      ...(node.kind === 'field' || node.kind === 'check' || node.kind === 'radio' ? { type } : {}),
    };
    const inner =
      node.kind === 'select'
        ? `<select${attributes(node, 'input', more)}><option>–</option>${(node.options.options ?? 'One|Two')
            .split('|')
            .map((one) => `<option>${escaped(one)}</option>`)
            .join('')}</select>`
        : node.kind === 'area'
          ? `<textarea${attributes(node, 'input', more)}></textarea>`
          : `<input${attributes(node, 'input', more)}>`;
    const label = escaped(node.text);
    if (!node.text) return inner;
    if (node.kind === 'check' || node.kind === 'radio') {
      return kit === 'plain'
        ? `<label style="display:block">${inner} ${label}</label>`
        : `<div class="${classOf('field')}">${inner}<label for="${id}">${label}</label></div>`;
    }
    if (kit === 'utility')
      return `<label class="${classOf('field')}" style="display:block"><span>${label}</span>${inner}</label>`;
    if (kit === 'material')
      return `<div class="${classOf('field')}"><label for="${id}">${label}</label><div class="MuiInputBase-root">${inner}<fieldset aria-hidden="true"></fieldset></div></div>`;
    return `<div class="${classOf('field')}"><label for="${id}">${label}</label>${inner}</div>`;
  };

  const cell = (text: string, row: Node, place: number): string =>
    text
      .split(' ~ ')
      .map((part, index) => {
        const [, open, inside = ''] = /^([[<(])(.*)[\]>)]$/.exec(part) ?? [];
        if (!open) return escaped(part);
        const [words = '', ikon] = inside.split('@');
        const node: Node = {
          kind: 'button',
          text: words,
          options: ikon ? { icon: ikon } : {},
          children: [],
          truth: `${row.truth}.${place}.${index}`,
        };
        if (open === '[') return button(node);
        if (open === '(')
          return iconButton({
            ...node,
            text: '',
            options: { icon: ikon ?? 'dot', ...(words ? { label: words } : {}) },
          });
        return `<a${attributes(node, 'link', { href: `/record/${row.truth}` })}>${escaped(words)}</a>`;
      })
      .join(' ');

  const table = (node: Node): string => {
    const isTable = kit !== 'utility' || !node.options.list;
    const [row, data, head] = isTable ? ['tr', 'td', 'th'] : ['div', 'span', 'span'];
    const columns = (node.options.columns ?? '').split('|').filter(Boolean);
    const header = columns.length
      ? `<${isTable ? 'thead' : 'div'}><${row}>${columns.map((one, i) => `<${head} data-truth="${node.truth}.h${i}">${escaped(one)}</${head}>`).join('')}</${row}></${isTable ? 'thead' : 'div'}>`
      : '';
    const rows = node.children
      .map(
        (line) =>
          `<${row} class="${classOf('row')}" style="${isTable ? '' : 'display:flex;gap:20px'}">${(
            line.options.cells ?? line.text
          )
            .split('|')
            .map((text, i) => `<${data}>${cell(text.trim(), line, i)}</${data}>`)
            .join('')}</${row}>`,
      )
      .join('');
    return isTable
      ? `<table${attributes(node, 'table')} style="width:100%">${header}<tbody>${rows}</tbody></table>`
      : `<div${attributes(node, 'table')} role="table">${header}${rows}</div>`;
  };

  const inside = (node: Node): string => node.children.map((child) => drawNode(child)).join('');
  const heading = (level: number, node: Node, part = 'head') =>
    node.text
      ? `<h${level} class="${classOf(part)}" data-truth="${node.truth}.t">${escaped(node.text)}</h${level}>`
      : '';
  const wrap = (html: string): string =>
    design.isRestructured
      ? `<div class="${classOf('wrap')}"><div class="${classOf('inner')}">${html}</div></div>`
      : html;
  const block = design.isRestructured ? 'div' : 'section';

  function nav(node: Node): string {
    const isFlat = kit === 'utility' || kit === 'plain';
    const items = node.children.map((child) => {
      if (child.kind === 'group') {
        return `<li><b>${escaped(child.text)}</b><ul>${child.children.map(navItem).join('')}</ul></li>`;
      }
      return navItem(child);
    });
    function navItem(child: Node): string {
      const link = `<a${attributes(child, 'navItem', { href: child.options.href ?? '#', 'aria-current': child.options.active ? 'page' : undefined })} style="display:inline-block;padding:4px 8px">${icon(child.options.icon)}<span>${escaped(child.text)}</span></a>`;
      return isFlat ? link : `<li style="list-style:none">${link}</li>`;
    }
    const list = isFlat ? items.join('') : `<ul class="${classOf('nav')}">${items.join('')}</ul>`;
    const tag = kit === 'material' || design.isRestructured ? 'div' : 'nav';
    return `<${tag} class="${classOf('nav')}" aria-label="${escaped(node.text)}">${list}</${tag}>`;
  }

  function drawNode(node: Node): string {
    switch (node.kind) {
      case 'button':
        return button(node);
      case 'iconbutton':
        return iconButton(node);
      case 'link':
        return `<a${attributes(node, 'link', { href: node.options.href ?? '#' })}>${icon(node.options.icon)}${escaped(node.text)}</a>`;
      case 'field':
      case 'select':
      case 'area':
      case 'check':
      case 'radio':
        return field(node);
      case 'switch':
        return `<div class="${classOf('field')}"><span>${escaped(node.text)}</span>${kit === 'plain' ? `<input type="checkbox"${attributes(node, 'input', { name: node.options.name, 'aria-label': node.text })}>` : `<button${attributes(node, 'switch', { role: 'switch', 'aria-checked': 'false', 'aria-label': node.text, name: node.options.name })}><span></span></button>`}</div>`;
      case 'tabs':
        return `<div role="tablist" class="${classOf('tabs')}">${node.children.map((child) => `<button${attributes(child, 'tab', { role: 'tab', 'aria-selected': child.options.active ? 'true' : 'false' })}>${escaped(child.text)}</button>`).join('')}</div>`;
      case 'toolbar':
        return `<div class="${classOf('toolbar')}" style="display:flex;gap:8px;${design.nav === 'right' ? 'justify-content:flex-end' : ''}">${inside(node)}</div>`;
      case 'row-of':
        return `<div style="display:flex;gap:12px">${inside(node)}</div>`;
      case 'card':
        return wrap(
          `<div class="${classOf('card')}" style="padding:8px;flex:1">${heading(3, node)}${inside(node)}</div>`,
        );
      case 'section':
        return wrap(
          `<${block} class="${classOf('section')}" style="padding:10px;flex:1">${heading(2, node)}${inside(node)}</${block}>`,
        );
      case 'form':
        return wrap(`<form class="${classOf('form')}">${heading(2, node)}${inside(node)}</form>`);
      case 'dialog':
        return `<div role="dialog" class="${classOf('dialog')}" style="border:1px solid;padding:10px;width:480px">${heading(2, node)}${inside(node)}</div>`;
      case 'h1':
        return `<h1 class="${classOf('title')}" data-truth="${node.truth}">${escaped(node.text)}</h1>`;
      case 'text':
        return `<p class="${classOf('text')}">${escaped(node.text)}</p>`;
      case 'stat':
        return `<div class="${classOf('stat')}"><span>${escaped(node.text)}</span><b>${node.options.value ?? Math.floor(random() * 900)}</b></div>`;
      case 'table':
        return table(node);
      case 'list':
        return `<ul class="${classOf('list')}">${node.children.map((child) => `<li class="${classOf('item')}">${child.text ? `<span>${escaped(child.text)}</span>` : ''}${inside(child)}</li>`).join('')}</ul>`;
      case 'nav':
        return nav(node);
      case 'group':
        return `<fieldset class="${classOf('group')}"><legend>${escaped(node.text)}</legend>${inside(node)}</fieldset>`;
      default:
        return `<div class="${classOf(node.kind)}">${node.text ? escaped(node.text) : ''}${inside(node)}</div>`;
    }
  }

  const navs = page.children.filter(({ kind }) => kind === 'nav');
  const heads = page.children.filter(({ kind }) => kind === 'header');
  const rest = page.children.filter(({ kind }) => kind !== 'nav' && kind !== 'header');
  const flow = design.nav === 'top' ? 'column' : design.nav === 'right' ? 'row-reverse' : 'row';
  const main = design.isRestructured ? 'div' : 'main';
  const top = heads
    .map(
      (head) =>
        `<header class="${classOf('header')}" style="display:flex;gap:12px;padding:6px">${inside(head)}</header>`,
    )
    .join('');
  const body = `<div class="${classOf('layout')}" style="display:flex;flex-direction:${flow}"><div style="min-width:200px">${navs.map(nav).join('')}</div><${main} class="${classOf('content')}" style="flex:1"><div style="display:flex;gap:10px;flex-direction:${design.isSideBySide ? 'row' : 'column'}">${rest.map((node) => drawNode(node)).join('')}</div></${main}></div>`;
  const framed = kit === 'material' || kit === 'utility' ? `<div id="root">${top}${body}</div>` : top + body;
  return `<!doctype html><html lang="en"><head><title>${escaped(page.text)}</title></head><body style="margin:0;font:14px sans-serif">${framed}</body></html>`;
}
