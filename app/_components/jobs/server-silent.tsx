/** Said while the server does not answer: what is shown may be old. A run goes on without it. */
export const ServerSilent = () => <p role="status" className="muted">The server does not answer; what you see may be old. Asking again …</p>
