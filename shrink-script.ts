import { minify } from 'terser';

/**
 * A script of the snippet in as few bytes as go over the wire. Every one of them is paid for on every page of other
 * people's products: here a slower minifier, after esbuild's, is worth it. `name` is that of its file.
 */
export async function shrinkScript(name: string, text: string): Promise<string> {
  const { code = '' } = await minify(text, {
    module: name !== 's.js',
    ecma: 2020,
    // What came out smallest: what draws consists of many small functions.
    compress: /^(render|match)/.test(name)
      ? { passes: 3, hoist_funs: true }
      : { passes: 3, unsafe_arrows: true, keep_fargs: false },
  });
  // A style sheet needs no lines to be read by a browser.
  return code.replace(/([;{}])\\n/g, '$1');
}
