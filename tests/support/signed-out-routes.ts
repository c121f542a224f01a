/** How one gets in, and what says how: all management routes that need no sign-in. */
export const signedOutRoutes = [
  'GET /api/v1/openapi.json',
  'GET /api/v1/setup',
  'POST /api/v1/setup',
  'POST /api/v1/session',
  'POST /api/v1/oidc',
  'GET /api/v1/oidc/callback',
  'POST /api/v1/invitation',
  'POST /api/v1/invitation/accept',
  'POST /api/v1/password-reset',
  'PUT /api/v1/password-reset',
  'GET /api/v1/shared/:token',
];
