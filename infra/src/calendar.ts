import { calendarCommand, type CalendarServer } from './calendar-command.js';
import { env } from './env.js';
import { Graph } from './sample/graph.js';

/** The graph of a running Concord, with its sign-in page's list of sample people. */
class SampleServer extends Graph implements CalendarServer {
  async signInAs(name: string): Promise<string> {
    const answer = await fetch(`${this.url}/oidc/sample-people`);
    if (!answer.ok) throw new Error(`${this.url} 没有示例人员。 / ${this.url} has no sample people.`);
    const { people } = (await answer.json()) as { people: { id: string; name: string }[] };
    const person = people.find((each) => [each.id, each.name].includes(name));
    if (!person) throw new Error(`没有示例人员“${name}”。 / There is no sample person "${name}".`);
    return this.tokenOf(person.id);
  }
}

/** `npm run -s calendar -- …` against a running Concord; see `--help`. */
const result = await calendarCommand(process.argv.slice(2), (url) => new SampleServer(url), {
  cwd: env.initCwd,
  token: env.concordToken,
});
process.stdout.write(result.out);
process.stderr.write(result.err);
process.exitCode = result.code;
