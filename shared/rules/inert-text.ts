/**
 * A text that no spreadsheet takes for a formula: with an apostrophe before every sign that begins one, where a cell
 * begins, also behind what other countries' spreadsheets part cells by, and in full width. Names come from strangers.
 */
export const inertText = (text: string): string =>
  text.replace(/(^|[;\t\r\n])(?=[ \u00a0\u3000]*[=+\-@＝＋－＠])/g, "$1'");
