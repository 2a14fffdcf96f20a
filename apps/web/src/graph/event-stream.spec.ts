import { expect, it } from '@jest/globals';
import { parseEvent, readEvents } from './event-stream';

const bodyOf = (...chunks: Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

it('reads events however the network cuts them, characters included', async () => {
  const bytes = new TextEncoder().encode(
    ': beat\n\nevent: nudge\ndata: {"id":"议题"}\n\nevent: resync\ndata:\n\n',
  );
  for (const at of [1, 12, 34, 35, 36, 50]) {
    const heard: string[] = [];
    await readEvents(bodyOf(bytes.slice(0, at), bytes.slice(at)), (event, data) =>
      heard.push(`${event} ${data}`),
    );
    expect(heard).toEqual(['nudge {"id":"议题"}', 'resync ']);
  }
});

it('takes a heartbeat for none', () => {
  expect(parseEvent(': heartbeat')).toBeUndefined();
});
