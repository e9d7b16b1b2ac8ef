// One request to the address of a webhook. Follows no redirect, waits for no answer for ever, and says nothing of the
// address in what it tells, because that is a secret.
import type { Outcome } from './channel.js';
import { readRetryAfter } from './retry-after.js';

/** Milliseconds until an answer must be there, all of it. */
const patience = 10_000;

/** `now` is for a time that the other side names as the one to come again at. Never rejects. */
export async function post(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  { now, timeout = patience }: { readonly now: number; readonly timeout?: number },
): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'user-agent': 'candor', ...headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    await response.body?.cancel();
    return judge(response, url.host, now);
  } catch (error) {
    return describeSilence(error, url.host, timeout);
  }
}

const passing: readonly number[] = [408, 425, 429];

function judge({ status, ok, headers }: Response, host: string, now: number): Outcome {
  if (ok) return { ok: true };
  if (status >= 300 && status < 400) {
    return {
      ok: false,
      problem: `${host} answered ${status}, which leads elsewhere and is not followed`,
      isPassing: false,
    };
  }
  return {
    ok: false,
    problem: `${host} answered ${status}`,
    isPassing: status >= 500 || passing.includes(status),
    wait: readRetryAfter(headers.get('retry-after'), now),
  };
}

/** What is wrong with a certificate will be so in a second too. */
function describeSilence(error: unknown, host: string, timeout: number): Outcome {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return { ok: false, problem: `${host} gave no answer within ${timeout / 1000} seconds`, isPassing: true };
  }
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  return {
    ok: false,
    problem: `${host} could not be reached (${code})`,
    isPassing: !/CERT|SSL|TLS|SIGNATURE/.test(code),
  };
}
