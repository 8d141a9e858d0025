/** Only a path of the desk itself: a sign-in page must not send people elsewhere. */
export function ownPath(next: unknown): string {
  return typeof next === 'string' && /^\/[a-z][\w/?=&.-]*$/i.test(next) ? next : '/dichtheid';
}
