import { secureHeaders } from 'hono/secure-headers';

/** Only a server that is reached by https may promise that it always will be. */
const transportSecurity = (publicUrl: string) => publicUrl.startsWith('https://') && 'max-age=31536000';

/** What a page of another origin may read of our answers. */
export const exposedHeaders = ['ETag', 'Retry-After', 'X-Request-Id'];

/** For the studio: nothing but our own files runs, and no text can become markup, as no policy may make it so. */
export const studioHeaders = (publicUrl: string) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'https:'],
      connectSrc: ["'self'"],
      fontSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // Not `no-referrer`: with it some of our own requests would come without their Origin, and be refused.
    referrerPolicy: 'same-origin',
    strictTransportSecurity: transportSecurity(publicUrl),
  });

/** For answers that are data: should a browser ever show one as a page, nothing in it runs. */
export const dataHeaders = (publicUrl: string) =>
  secureHeaders({
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    xFrameOptions: 'DENY',
    strictTransportSecurity: transportSecurity(publicUrl),
  });

/** For what pages of any origin load: the snippet and its routes. */
export const sharedHeaders = (publicUrl: string) =>
  secureHeaders({
    crossOriginResourcePolicy: 'cross-origin',
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xFrameOptions: false,
    strictTransportSecurity: transportSecurity(publicUrl),
  });

/**
 * What `sharedHeaders` and the sharing between origins say, as one ready list: for the answers to events, of which
 * there are so many that making each header anew costs as much as judging an event.
 */
export const eventHeaders = (publicUrl: string): Record<string, string> => {
  const transport = transportSecurity(publicUrl);
  return {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': exposedHeaders.join(','),
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Referrer-Policy': 'no-referrer',
    ...(transport && { 'Strict-Transport-Security': transport }),
    'X-Content-Type-Options': 'nosniff',
    'X-DNS-Prefetch-Control': 'off',
    'X-Download-Options': 'noopen',
    'X-Permitted-Cross-Domain-Policies': 'none',
    'X-XSS-Protection': '0',
  };
};
