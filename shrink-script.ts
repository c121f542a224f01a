import { transform } from 'esbuild';
import { minify } from 'terser';

/**
 * Tells V8 to compile all functions while it reads the script, and not each anew when it is called first: most of ours
 * are called within the first moment, and that moment is the host's.
 */
const calledOnLoad = '//# allFunctionsCalledOnLoad\n';

/**
 * A script of the snippet in as few bytes as go over the wire. Every one of them is paid for on every page of other
 * people's products: here a slower minifier, after esbuild's, is worth it. `name` is that of its file.
 */
export async function shrinkScript(name: string, text: string): Promise<string> {
  // Read as TypeScript it loses its unused imports, which could be types.
  const used = await transform(text, { loader: 'ts', target: 'esnext' });
  const { code = '' } = await minify(used.code, {
    module: name !== 's.js',
    ecma: 2020,
    // What came out smallest.
    compress: {
      passes: 6,
      // Safe for us: nothing here tells a `String(x)` from an `x + ''`.
      unsafe: true,
      unsafe_arrows: true,
      keep_fargs: false,
    },
  });
  // A style sheet needs no lines to be read by a browser.
  return (name === 'match.mjs' ? '' : calledOnLoad) + code.replace(/([;{}])\\n/g, '$1');
}
