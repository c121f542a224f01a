/**
 * Added to the look of what is drawn to be written on: the page stays within the author's reach, nothing can be answered,
 * and texts that can be written can be seen to be.
 */
export const writingStyle = `
.dim{pointer-events:none;background:none}
.dim>.card{pointer-events:auto}
.controls{background:none;pointer-events:none}
input,textarea{pointer-events:none}
.option span[contenteditable]{pointer-events:auto}
[contenteditable]{cursor:text;border-radius:4px;outline:1px dashed transparent;outline-offset:3px;-webkit-user-modify:read-write}
[contenteditable]:hover{outline-color:color-mix(in srgb,currentcolor 45%,transparent)}
[contenteditable]:focus{outline:2px solid var(--edge);outline-offset:3px}
[contenteditable][data-doubtful]:not(:focus){outline:2px dotted #c98a00}
[contenteditable][data-empty]::after{content:attr(data-placeholder);opacity:.55;pointer-events:none}
.button[contenteditable]{display:inline-grid;place-items:center;text-align:center}
.variable{padding:0 .3em;border-radius:4px;background:color-mix(in srgb,var(--accent) 16%,transparent);font-weight:600}
`;
