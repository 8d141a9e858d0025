import { ClientError, ResponseBodyError } from 'openid-client';

/** Codes of openid-client for a provider that answers nothing, or nothing of use. */
const codes = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'];

/** Whether a failure means that the identity provider is down: no connection, no answer in time, or a fault of its own. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof ResponseBodyError) return error.status >= 500;
  if (error instanceof ClientError) return codes.includes(error.code ?? '');
  // What `fetch` throws when there is no connection.
  return error instanceof TypeError;
}
