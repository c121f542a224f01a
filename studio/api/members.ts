import { type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import type { IdentityProviderInput } from '../../shared/contract/identity-provider.ts';
import type { InvitationInput, MembershipChange, SignInPolicy } from '../../shared/contract/member.ts';
import type { Right } from '../../shared/contract/right.ts';
import { named, type V1, v1 } from './client.ts';

export type ListedMember = InferResponseType<V1['members']['$get']>['members'][number];
export type Invitation = InferResponseType<V1['invitations']['$get']>['invitations'][number];
export type Team = InferResponseType<V1['teams']['$get']>['teams'][number];
export type CustomRole = InferResponseType<V1['roles']['$get']>['roles'][number];
export type OnceLink = InferResponseType<V1['invitations']['$post']>;

export const member = {
  update: (json: InferRequestType<typeof v1.member.$patch>['json']) =>
    parseResponse(v1.member.$patch({ json })),
};

export const secondFactor = {
  begin: (currentPassword: string) =>
    parseResponse(v1.member['second-factor'].$post({ json: { currentPassword } })),
  prove: (code: string) => parseResponse(v1.member['second-factor'].$put({ json: { code } })),
  remove: (currentPassword: string) =>
    parseResponse(v1.member['second-factor'].$delete({ json: { currentPassword } })),
};

/** By a link, before signing in. */
export const entrance = {
  readInvitation: (token: string) => parseResponse(v1.invitation.$post({ json: { token } })),
  accept: (json: InferRequestType<typeof v1.invitation.accept.$post>['json']) =>
    parseResponse(v1.invitation.accept.$post({ json })),
  findProvider: (email: string) => parseResponse(v1.oidc.$post({ json: { email } })),
  askForReset: (email: string) => parseResponse(v1['password-reset'].$post({ json: { email } })),
  reset: (token: string, password: string) =>
    parseResponse(v1['password-reset'].$put({ json: { token, password } })),
};

export const members = {
  list: () => parseResponse(v1.members.$get()),
  update: (id: string, json: MembershipChange) =>
    parseResponse(v1.members[':id'].$patch({ ...named(id), json })),
  makeResetLink: (id: string) => parseResponse(v1.members[':id']['reset-link'].$post(named(id))),
  removeSecondFactor: (id: string) => parseResponse(v1.members[':id']['second-factor'].$delete(named(id))),
  invitations: () => parseResponse(v1.invitations.$get()),
  invite: (json: InvitationInput) => parseResponse(v1.invitations.$post({ json })),
  revokeInvitation: (id: string) => parseResponse(v1.invitations[':id'].$delete(named(id))),
  teams: () => parseResponse(v1.teams.$get()),
  createTeam: (name: string) => parseResponse(v1.teams.$post({ json: { name } })),
  removeTeam: (id: number) => parseResponse(v1.teams[':id'].$delete(named(id))),
  roles: () => parseResponse(v1.roles.$get()),
  createRole: (json: { name: string; rights: Right[] }) => parseResponse(v1.roles.$post({ json })),
  updateRole: (id: number, json: { name: string; rights: Right[] }) =>
    parseResponse(v1.roles[':id'].$put({ ...named(id), json })),
  removeRole: (id: number) => parseResponse(v1.roles[':id'].$delete(named(id))),
  provider: () => parseResponse(v1['identity-provider'].$get()),
  updateProvider: (json: IdentityProviderInput) => parseResponse(v1['identity-provider'].$put({ json })),
  removeProvider: () => parseResponse(v1['identity-provider'].$delete()),
  policy: () => parseResponse(v1['sign-in-policy'].$get()),
  updatePolicy: (json: SignInPolicy) => parseResponse(v1['sign-in-policy'].$put({ json })),
};
