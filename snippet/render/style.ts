/**
 * The whole look. Sizes follow the reader's own font size when that is larger than usual, but not a page that sets a
 * tiny one on its root. Motion and colours that carry meaning give way to the system's settings.
 */
export const style = `
.stage{--font:system-ui,sans-serif;--radius:12px;--card:#fff;--text:#1b1f24;--soft-text:#414a55;--muted:#5d6672;--line:#e4e7eb;--control:#868f9b;--soft:#f4f6f8;
--shadow:0 0 0 1px rgb(16 24 40/.05),0 2px 4px rgb(16 24 40/.06),0 16px 40px -8px rgb(16 24 40/.24);
font:400 clamp(15px,.9375rem,30px)/1.5 var(--font);
--row:calc(var(--right,0px) + var(--cairn-bottom,0px));color:var(--text);text-align:start;-webkit-text-size-adjust:100%}
.stage.dark{--card:#1e2127;--text:#f2f4f7;--soft-text:#cdd3db;--muted:#a3acb8;--line:#363c46;--control:#79828f;--soft:#292d35;
--shadow:0 0 0 1px rgb(255 255 255/.08),0 2px 4px rgb(0 0 0/.3),0 16px 40px -8px rgb(0 0 0/.7);color-scheme:dark}
.stage[dir=rtl]{--row:calc(var(--left,0px) + var(--cairn-bottom,0px))}
.stage.away{visibility:hidden}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}

.card{--beside:28px;position:absolute;display:flex;flex-direction:column;width:max-content;min-width:min(15em,calc(100cqw - 16px));max-width:min(22.5em,calc(100cqw - 16px));
max-height:calc(100cqh - 16px);background:var(--card);border:1px solid transparent;border-radius:var(--radius);box-shadow:var(--shadow);pointer-events:auto;overflow-wrap:break-word;cursor:auto;user-select:text}
.tooltip{left:0;top:0}
.corner{inset-inline-end:max(20px,env(safe-area-inset-right));bottom:calc(max(20px,env(safe-area-inset-bottom)) + var(--row));max-height:calc(100cqh - 40px - var(--row));width:24em}
.modal{position:relative;width:31em;max-width:min(31em,calc(100cqw - 32px))}
.dim{position:absolute;inset:0;width:auto;height:auto;max-width:none;max-height:none;margin:0;border:0;padding:0;color:inherit;display:grid;place-items:center;background:rgb(15 20 28/.5);pointer-events:auto;overflow:hidden}
dialog.dim{position:fixed;container-type:size;width:100%;height:100%}
dialog.dim:not([open]){display:none}
dialog.dim::backdrop{background:none}

.body{padding:18px 20px 20px;overflow:auto;overscroll-behavior:contain;border-radius:var(--radius);outline-offset:-2px}
.body>*{margin:0}
.body>*+*{margin-top:10px}
.body>h2+*{margin-top:6px}
.body>:first-child{padding-inline-end:var(--beside)}
.footer{position:relative;padding:0 20px 18px;border-radius:var(--radius);box-shadow:0 -12px 8px -8px var(--card)}
.footed>.body{padding-bottom:16px}
h2{font-size:1.1333em;line-height:1.35;font-weight:650;text-wrap:balance}
p,li{color:var(--soft-text);white-space:pre-line}
strong{font-weight:650;color:var(--text)}
em{font-style:italic}
a{color:var(--link);text-decoration:underline;text-underline-offset:2px;border-radius:3px}
ul,ol{padding-inline-start:1.35em}
li+li{margin-top:4px}
hr{width:100%;border:0;border-top:1px solid var(--line)}
.body>hr,.body>hr+*{margin-top:14px}

.controls{position:absolute;top:10px;inset-inline-end:10px;display:flex;align-items:center;gap:2px;border-radius:8px;background:var(--card);color:var(--muted)}
.counted{--beside:60px}
.counted>.controls{padding-inline-start:8px}
.progress{font-size:.8333em;line-height:1;font-variant-numeric:tabular-nums}
button{appearance:none;margin:0;border:0;padding:0;background:none;font:inherit;color:inherit;cursor:pointer;text-align:center;touch-action:manipulation}
.close{display:grid;place-items:center;width:30px;height:30px;border-radius:8px}
.close:hover{background:var(--soft);color:var(--text)}
.icon{width:16px;height:16px;fill:none;stroke:currentcolor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.buttons{display:flex;flex-wrap:wrap;justify-content:flex-end;gap:8px}
.button{min-height:2.4em;padding:.35em 1.05em;border:1px solid var(--line);border-radius:calc(var(--radius)/1.5);font-size:.9333em;font-weight:600;line-height:1.35;background:var(--card);color:var(--text)}
.button.secondary:hover{background:var(--soft);border-color:var(--control)}
.button.primary{background:var(--accent);color:var(--on-accent);border-color:var(--edge);box-shadow:0 1px 2px rgb(16 24 40/.14)}
.button.primary:hover{filter:brightness(1.08) saturate(1.05)}
.button:active{filter:brightness(.94)}
:focus-visible{outline:2px solid var(--edge);outline-offset:2px}
.card,.dim{outline:none}

.arrow{display:none;position:absolute;width:12px;height:12px;background:var(--card);border:solid transparent;border-width:1px 0 0 1px;box-shadow:-1px -1px 0 rgb(16 24 40/.06);border-radius:2px 0 0 0;clip-path:polygon(-2px -2px,100% -2px,-2px 100%)}
.dark .arrow{box-shadow:-1px -1px 0 rgb(255 255 255/.1)}
.tooltip.pointing>.arrow{display:block}
.side-bottom>.arrow{top:-6px;transform:rotate(45deg)}
.side-right>.arrow{left:-6px;transform:rotate(-45deg)}
.side-left>.arrow{right:-6px;transform:rotate(135deg)}
.side-top>.arrow{bottom:-6px;transform:rotate(225deg)}
.ring{position:absolute;left:0;top:0;border:2px solid var(--accent);border-radius:8px;box-shadow:0 0 0 1.5px rgb(255 255 255/.85),0 0 0 5px color-mix(in srgb,var(--accent) 26%,transparent);pointer-events:none}

@media (prefers-reduced-motion:no-preference){
.button{transition:filter .12s,background-color .12s,border-color .12s}
.new{animation:come .18s cubic-bezier(.2,.7,.2,1)}
.dim.new{animation:dim .18s}
@keyframes come{from{scale:.97;translate:0 6px}}
@keyframes dim{from{background:#0000}}
}
@media (forced-colors:active){
.card,.button{border-color:CanvasText}
.arrow{display:none!important}
.ring{border-color:Highlight}
:focus-visible{outline-color:Highlight}
}
@container (max-width:519px){
.corner,.card.wide.corner{inset-inline:8px;bottom:calc(max(8px,env(safe-area-inset-bottom)) + max(var(--left,0px),var(--right,0px)) + var(--cairn-bottom,0px));width:auto;max-width:none}
}
`;
