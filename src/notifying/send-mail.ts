// Sends mail over SMTP: encrypted, unless the server is on this machine.
import { createTransport } from 'nodemailer';
import type { Outcome } from './channel.js';
import type { Mail } from './write-mail.js';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte; else it begins plain, and must become so unless `isLocal`. */
  readonly secure: boolean;
  readonly isLocal: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
}

/** Milliseconds for the connection, for the first word, and for each silence after it. */
const patience = 10_000;

/** Never rejects. */
export async function sendMail(
  mail: Mail,
  { from, to, timeout = patience }: { readonly from: string; readonly to: string; readonly timeout?: number },
  { auth, isLocal, ...server }: MailServer,
): Promise<Outcome> {
  const transport = createTransport({
    ...server,
    ...(auth === undefined ? {} : { auth: { ...auth } }),
    requireTLS: !isLocal && !server.secure,
    ignoreTLS: isLocal && !server.secure,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    // A mail is made of nothing but what it is given.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const { rejected } = await transport.sendMail({
      from,
      to,
      ...mail,
      ...(mail.inReplyTo === undefined ? {} : { references: mail.inReplyTo }),
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    const count = rejected.length;
    return count === 0
      ? { ok: true }
      : { ok: true, note: `${count} of the recipients refused by the server` };
  } catch (error) {
    return describeRefusal(error, server.host);
  } finally {
    transport.close();
  }
}

/** What the server says may quote names and addresses; its code says enough. */
function describeRefusal(error: unknown, host: string): Outcome {
  const { code, responseCode } = readError(error);
  if (code === 'EAUTH') {
    return { ok: false, problem: `${host} refused the user or password`, isPassing: false };
  }
  if (responseCode !== undefined) {
    const isPassing = responseCode >= 400 && responseCode < 500;
    return { ok: false, problem: `${host} refused the mail (${responseCode})`, isPassing };
  }
  return {
    ok: false,
    problem: `${host} could not be reached, or not safely (${code ?? 'unknown'})`,
    isPassing: code !== 'ETLS' && !/CERT|SSL|TLS|SIGNATURE/.test(code ?? ''),
  };
}

function readError(error: unknown): {
  readonly code: string | undefined;
  readonly responseCode: number | undefined;
} {
  if (!(error instanceof Error)) return { code: undefined, responseCode: undefined };
  return {
    code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
    responseCode:
      'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined,
  };
}
