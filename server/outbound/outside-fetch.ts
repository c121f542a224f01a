import { sendOutside } from './send-outside.ts';

interface FetchOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** `sendOutside` in the shape of `fetch`, for libraries that make requests to addresses that somebody has typed in. */
export const outsideFetch =
  (rules: { allowsPrivate: boolean }) =>
  async (url: string, { method, headers, body }: FetchOptions = {}): Promise<Response> => {
    const sent = body === undefined || body === null ? undefined : String(body);
    const answer = await sendOutside(
      {
        url,
        ...(method && { method }),
        ...(headers && { headers }),
        ...(sent !== undefined && { body: sent }),
      },
      rules,
    );
    return new Response(new Uint8Array(answer.body), { status: answer.status, headers: answer.headers });
  };
