/** The look of the layouts and blocks that a plain walkthrough has none of, added to that of the card. */
export const layoutsStyle = `
.image{display:block;width:100%;max-height:50cqh;aspect-ratio:16/9;object-fit:contain;background:var(--soft);border-radius:8px;color:var(--muted);font-size:.9em}
.body>.image:first-child{padding:0;width:calc(100% + 40px);max-width:none;margin:-18px -20px 0;border-radius:var(--radius) var(--radius) 0 0}
.logo{align-self:start;height:24px;max-width:60%;object-fit:contain;margin:18px 20px 0}
.logo+.body{padding-top:12px}
.logo+.body>.image:first-child{margin-top:0;border-radius:0}
.body>.image:first-child+*{margin-top:16px}
.lost{padding:10px 14px;border:1px dashed var(--control);border-radius:8px;color:var(--muted);font-size:.9em}
.body>.lost:first-child{padding-inline-end:14px;margin-inline-end:var(--beside)}

.slideOut{inset-block:max(12px,env(safe-area-inset-top)) calc(max(12px,env(safe-area-inset-bottom)) + var(--row));inset-inline-end:max(12px,env(safe-area-inset-right));width:26em;max-width:min(26em,calc(100cqw - 24px));max-height:none}
.slideOut>.body{flex:1}
.slideOut>.body>.image:first-child,.slideOut>.body>.video:first-child{max-height:38cqh}

.bannerTop,.bannerBottom{inset-inline:0;width:auto;min-width:0;max-width:none;max-height:60cqh;border-radius:0;border-width:1px 0;padding:env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left)}
.bannerTop,.bannerBottom.moved{top:0;bottom:auto}
.bannerBottom,.bannerTop.moved{top:auto;bottom:0}
.bannerTop::before,.bannerBottom::before,.inline::before{content:"";position:absolute;background:var(--accent)}
.bannerTop::before,.bannerBottom::before{inset-inline:0;height:3px}
.bannerTop::before,.bannerBottom.moved::before{top:auto;bottom:-1px}
.bannerBottom::before,.bannerTop.moved::before{bottom:auto;top:-1px}

.inline{position:relative;width:auto;min-width:0;max-width:none;max-height:none;border-color:var(--line);box-shadow:none;overflow:hidden}
.inline::before{inset-block:-1px;inset-inline-start:-1px;width:3px}

.bar>.body{padding:12px 52px 13px 20px;padding-inline:20px 52px}
.bar>.body>*{max-width:52em}
.bar>.body>:first-child{padding-inline-end:0;margin-inline-end:0}
.bar>.body>*+*{margin-top:6px}
.bar>.body>h2+*{margin-top:2px}
.bar h2{font-size:1em}
.bar p{font-size:.9667em}
.bar>.footer{padding:0 20px 13px;box-shadow:none}
.bar>.body>.image{max-height:7em;width:auto;max-width:100%;margin:0;border-radius:8px}
.bar>.controls{top:8px;inset-inline-end:10px}
.bar.counted>.body{padding-inline-end:90px}
@container (min-width:640px){
.bar.footed{flex-direction:row;align-items:center}
.bar.footed>.body{flex:1;max-height:inherit;padding:12px 20px 13px}
.bar.footed>.footer{padding:8px 52px 8px 0;padding-inline:0 52px}
.bar.counted.footed>.footer{padding-inline-end:90px}
.bar.footed>.controls{top:calc(50% - 15px)}
}

.mark{position:absolute;left:0;top:0;display:grid;place-items:center;width:28px;height:28px;padding:0;border-radius:50%;pointer-events:auto}
.dot{position:relative;display:grid;place-items:center;width:12px;height:12px;border:2px solid #fff;border-radius:50%;background:var(--accent);box-shadow:0 0 0 1px var(--edge),0 1px 4px rgb(16 24 40/.3)}
.dark .dot{border-color:#1e2127}
.icon>.dot{width:20px;height:20px;border:1px solid var(--edge);background:var(--card);color:var(--edge);box-shadow:0 1px 3px rgb(16 24 40/.2)}
.dot>.icon{stroke-width:1.8}
.mark:hover>.dot,.mark[aria-expanded=true]>.dot{filter:brightness(1.08)}
.mark:focus-visible{outline-offset:-2px}

.video{display:block;width:100%;max-height:50cqh;aspect-ratio:16/9;background:#000;border-radius:8px}
.body>.video:first-child{width:calc(100% + 40px);max-width:none;margin:-18px -20px 0;padding:0;border-radius:var(--radius) var(--radius) 0 0}
.body>.video:first-child+*{margin-top:16px}
.film{display:flex;align-items:center;gap:12px;padding:12px 14px;border:1px solid var(--line);border-radius:8px;background:var(--soft);text-decoration:none;font-weight:600}
.body>.film:first-child{padding-inline-end:14px;margin-inline-end:var(--beside)}
.film:hover>span{text-decoration:underline}
.film>.icon{flex:none;fill:currentcolor}

@media (prefers-reduced-motion:no-preference){
.slideOut.new{animation:slide .24s cubic-bezier(.2,.7,.2,1)}
[dir=rtl] .slideOut.new{animation-name:slide-rtl}
.bannerTop,.bannerBottom.moved{animation:drop .22s cubic-bezier(.2,.7,.2,1)}
.bannerBottom,.bannerTop.moved{animation:rise .22s cubic-bezier(.2,.7,.2,1)}
.beacon>.dot::after{content:"";position:absolute;inset:-2px;border-radius:50%;background:var(--accent);z-index:-1;animation:pulse 2s ease-out infinite}
.mark.beacon{isolation:isolate}
@keyframes slide{from{translate:24px}}
@keyframes slide-rtl{from{translate:-24px}}
@keyframes drop{from{translate:0 -12px}}
@keyframes rise{from{translate:0 12px}}
@keyframes pulse{from{opacity:.55}70%,to{opacity:0;scale:2.4}}
}
@media (forced-colors:active){
.bannerTop::before,.bannerBottom::before,.inline::before{display:none}
.beacon>.dot{border-color:Canvas;background:Highlight;forced-color-adjust:none;outline:2px solid CanvasText}
.film{border-color:LinkText}
}
@container (max-width:519px){
.slideOut{inset-block-start:auto;inset-inline:8px;width:auto;max-width:none;max-height:min(85cqh,calc(100cqh - 16px - max(var(--left,0px),var(--right,0px)) - var(--cairn-bottom,0px)));bottom:calc(max(8px,env(safe-area-inset-bottom)) + max(var(--left,0px),var(--right,0px)) + var(--cairn-bottom,0px))}
}
`;

/** The element in the page's own flow. */
export const inlineStyle = `
:host{all:initial!important;display:block!important;box-sizing:border-box!important;width:100%!important;min-width:0!important;max-width:100%!important;grid-column:1/-1!important;margin:12px 0!important;color-scheme:light!important}
@media print{:host{display:none!important}}
.stage{position:relative;container-type:inline-size}
`;
