import type { Context as HonoContext } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Config } from '../config.ts';
import { absoluteLifeHours } from './session-life.ts';

/** Over https the `__Host-` prefix has the browser see to it that no other host of the domain can set the cookie. */
function cookie({ publicUrl }: Pick<Config, 'publicUrl'>) {
  const isSecure = publicUrl.startsWith('https://');
  return {
    name: isSecure ? '__Host-cairn_session' : 'cairn_session',
    attributes: { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure } as const,
  };
}

export const readSessionCookie = (c: HonoContext, config: Config): string | undefined =>
  getCookie(c, cookie(config).name);

export function writeSessionCookie(c: HonoContext, config: Config, token: string): void {
  const { name, attributes } = cookie(config);
  setCookie(c, name, token, { ...attributes, maxAge: absoluteLifeHours * 3600 });
}

export function clearSessionCookie(c: HonoContext, config: Config): void {
  const { name, attributes } = cookie(config);
  deleteCookie(c, name, attributes);
}
