import { secureHeaders } from 'hono/secure-headers';

/** Only a server that is reached by https may promise that it always will be. */
const transportSecurity = (publicUrl: string) => publicUrl.startsWith('https://') && 'max-age=31536000';

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
