import { buildSchema, parse } from 'graphql';
import { DocumentBounds, MOST_COMPILED, MOST_FIELDS, MOST_KEPT, weightOf } from './documents.js';

const chain = (length: number): string =>
  `{ ...F0 } ${Array.from({ length }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(' ')}
   fragment F${length} on Query { id }`;
const wide = (count: number, tag = 'a'): string =>
  `{ ${Array.from({ length: count }, (_, n) => `${tag}${n}: id`).join(' ')} }`;

describe('the weight of a document', () => {
  it('is the number of its fields, with every fragment written out', () => {
    expect(weightOf(parse('{ a { b c } ... on Query { d } ...F } fragment F on Query { e }'))).toBe(5);
    expect(weightOf(parse(chain(10)))).toBe(1_024);
  });

  it('is told at once where it is beyond all bounds, also for fragments within themselves', () => {
    expect(weightOf(parse(chain(60)))).toBe(MOST_FIELDS + 1);
    expect(weightOf(parse('{ ...F } fragment F on Query { a ...G } fragment G on Query { b ...F }'))).toBe(2);
  });

  it('counts literals too', () => {
    expect(weightOf(parse(`{ a(text: "${'x'.repeat(5_000)}") }`))).toBeGreaterThan(100);
  });
});

describe('the documents that a service keeps', () => {
  const schema = buildSchema('type Query { id: ID }');
  const service = () => {
    let cleared = 0;
    const context = { app: { graphql: { replaceSchema: () => void (cleared += 1) } } };
    return { bounds: new DocumentBounds(), context, cleared: () => cleared };
  };

  it('never have more fields than are counted for them, whatever is asked', async () => {
    const { bounds, context, cleared } = service();
    for (let n = 0; n < 500; n += 1) {
      await bounds.preValidation(schema, parse(wide(40, `a${n}_`)), context);
      expect(bounds.kept).toBeLessThanOrEqual(MOST_KEPT);
    }
    expect(cleared()).toBe(2);
  });

  it('are not compiled where that holds up others', async () => {
    const { bounds, context } = service();
    const [small, large] = [parse(wide(MOST_COMPILED)), parse(wide(MOST_COMPILED + 1))];
    await bounds.preValidation(schema, small, context);
    await bounds.preValidation(schema, large, context);
    await expect(bounds.preExecution(schema, small)).resolves.toBeUndefined();
    await expect(bounds.preExecution(schema, large)).resolves.toEqual({ document: large });
  });

  it('hold none that opens to more than a service runs', async () => {
    const { bounds, context } = service();
    await expect(bounds.preValidation(schema, parse(chain(60)), context)).rejects.toMatchObject({
      refusal: { code: 'QUERY_TOO_COSTLY' },
    });
    expect(bounds.kept).toBe(0);
  });
});
