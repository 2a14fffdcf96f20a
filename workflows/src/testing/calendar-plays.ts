import { tellAndRest, type Play } from './plays.js';
import { until } from './stage.js';

/** What a new calendar does to the stories. */
export const CALENDAR_PLAYS: Record<string, Play> = {
  'calendar-feed': async (stage) => {
    stage.answers.set('exportDirectory', () => ({
      snapshot: { version: 2, units: [], posts: [], profiles: [] },
    }));
    // One service has clocks that the new calendar touches.
    stage.answers.set('replaceDirectory', (_, service) => ({
      version: 2,
      ...(service === 'consultation-service' && { calendarsChanged: true }),
    }));
    const feed = await stage.start('directoryFeed', 'directory');
    await tellAndRest(stage, feed, [['setUp'], ['calendarNoticePublished']]);
    return [feed];
  },
  'calendar-moves-stages': async (stage) => {
    const topic = await stage.start('topicLifecycle', 'topic');
    await tellAndRest(stage, topic, [
      ['filingSent', { acknowledgeBy: await stage.later(5) }],
      ['deadlinesReckoned', { notice: 'n' }],
      ['deadlinesReckoned', { notice: 'n', until: await stage.later(6) }],
    ]);
    const consultation = await stage.start('consultation', 'consultation');
    await tellAndRest(stage, consultation, [
      ['publicityStarted', { endsAt: await stage.later(7) }],
      ['deadlinesReckoned', { notice: 'n' }],
      ['deadlinesReckoned', { notice: 'n', until: await stage.later(8) }],
    ]);
    await stage.env.sleep('9 days');
    await until(() => stage.named('acknowledgeFilingByDefault').length > 0);
    await until(() => stage.named('endPublicity').length > 0);
    await stage.heard(topic, 3);
    await stage.heard(consultation, 3);
    return [topic, consultation];
  },
};
