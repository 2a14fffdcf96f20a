/** Reads server-sent events from a fetched body (`EventSource` cannot send a bearer token). */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  hear: (event: string, data: string) => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + decoder.decode(value, { stream: true })).replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = parseEvent(block);
      if (event) hear(event.name, event.data);
    }
  }
}

/** One block of the stream; undefined for a heartbeat or a comment. */
export function parseEvent(block: string): { name: string; data: string } | undefined {
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    if (line.startsWith('event:')) name = line.slice(6).trim();
    else if (line.startsWith('data:')) data.push(line.slice(5).trimStart());
  }
  return data.length > 0 || block.includes('event:') ? { name, data: data.join('\n') } : undefined;
}
