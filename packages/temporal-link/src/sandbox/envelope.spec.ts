import { disclose, enclose, encloseValue, purpose } from './envelope.js';

describe('an envelope', () => {
  it('gives what it was given, for its own purpose only', () => {
    const sent = enclose(purpose.signal('facts'), [{ facts: [] }]);
    expect(disclose(purpose.signal('facts'), sent)).toEqual([{ facts: [] }]);
    expect(disclose(purpose.signal('report'), sent)).toBeUndefined();
    expect(disclose(purpose.activity('topicLifecycle', 'facts'), sent)).toBeUndefined();
  });

  it('of an activity names the story that asks, so that no other story may', () => {
    const sent = enclose(purpose.activity('topicLifecycle', 'recordProgress'), [1]);
    expect(disclose(purpose.activity('forgedStory', 'recordProgress'), sent)).toBeUndefined();
    expect(disclose(purpose.result('topicLifecycle', 'recordProgress'), sent)).toBeUndefined();
  });

  it.each([[[]], [[null]], [['text']], [[1, 2]], [[{ for: 'signal a' }]], [[{ for: 'signal a', args: 1 }]]])(
    'is not seen in %j',
    (received) => expect(disclose('signal a', received)).toBeUndefined(),
  );

  it('leaves nothing of a result that is nothing', () => {
    const purposeOf = purpose.result('a', 'b');
    expect(disclose(purposeOf, [encloseValue(purposeOf, undefined)])).toEqual([]);
    expect(disclose(purposeOf, [encloseValue(purposeOf, null)])).toEqual([null]);
  });
});
