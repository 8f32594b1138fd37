/**
 * Server-sent events from a generator.
 * In: values as they come.   Out: a response that stays open until they end or the reader leaves.
 */

/**
 * @param request its abort ends the watching. @param watch makes the values. @param view what is sent of each.
 * A line without meaning is sent every 15 s, so that a reader who has left is noticed.
 */
export function eventStream<T>(request: Request, watch: (signal: AbortSignal) => AsyncGenerator<T>, view: (value: T) => unknown): Response {
  const leave = new AbortController()
  request.signal.addEventListener('abort', () => leave.abort())
  const encoder = new TextEncoder()
  let pulse: NodeJS.Timeout
  const stream = new ReadableStream({
    async start(controller) {
      const send = (text: string) => {
        if (!leave.signal.aborted) controller.enqueue(encoder.encode(text))
      }
      pulse = setInterval(() => send(': still here\n\n'), 15_000)
      try {
        for await (const value of watch(leave.signal)) send(`data: ${JSON.stringify(view(value))}\n\n`)
        send('event: end\ndata: {}\n\n')
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      } finally {
        clearInterval(pulse)
        if (!leave.signal.aborted) controller.close()
      }
    },
    cancel: () => {
      clearInterval(pulse)
      leave.abort()
    },
  })
  return new Response(stream, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform' } })
}
