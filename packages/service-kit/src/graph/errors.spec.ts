import { BusinessTimeError } from '@concord/business-time/errors';
import { GraphQLError } from 'graphql';
import { formatErrors } from './errors.js';

const silent = { error: () => undefined };

function formatted(error: GraphQLError, language: 'zh-CN' | 'en'): { message: string; extensions?: unknown } {
  const context = { act: { language }, app: { log: silent } };
  return formatErrors({ data: null, errors: [error] }, context).response.errors![0]!;
}

const ofDatabase = (code: string): GraphQLError =>
  new GraphQLError('insert into secret …', {
    path: ['topics'],
    originalError: Object.assign(new Error('insert into secret …'), { code }),
  });

describe('an error', () => {
  it.each([
    'Variable "$from" got invalid value "x"; LocalDate must be a day of the calendar, YYYY-MM-DD',
    'LocalDate must be a day of the calendar, YYYY-MM-DD',
    'Int cannot represent non-integer value: "x"',
    'Expected value of type "LocalDate", found "x"; LocalDate must be a day of the calendar, YYYY-MM-DD',
  ])("about a value says so in the reader's language, and its detail to the developer: %s", (detail) => {
    expect(formatted(new GraphQLError(detail), 'zh-CN')).toMatchObject({
      message: '输入内容不正确。',
      extensions: { code: 'BAD_USER_INPUT', detail },
    });
    expect(formatted(new GraphQLError(detail), 'en').message).toBe('The input is not valid.');
  });

  it('about a document likewise', () => {
    const detail = 'Cannot query field "x" on type "Query".';
    expect(formatted(new GraphQLError(detail), 'zh-CN')).toMatchObject({
      message: '查询语句与接口定义不符。',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', detail },
    });
  });

  it.each(['22021', '22P05'])('of PostgreSQL about a character (%s) is a refusal', (code) => {
    const shown = formatted(ofDatabase(code), 'en');
    expect(shown).toMatchObject({
      message: expect.stringContaining('character'),
      extensions: { code: 'TEXT_INVALID' },
    });
    expect(JSON.stringify(shown)).not.toContain('secret');
  });

  it.each(['53100', 'ENOSPC', 'EDQUOT'])(
    'of a full disk (%s) says so, and that nothing was saved',
    (code) => {
      const shown = formatted(ofDatabase(code), 'en');
      expect(shown).toMatchObject({
        message: expect.stringContaining('disk of the server is full'),
        extensions: { code: 'STORAGE_FULL' },
      });
      expect(JSON.stringify(shown)).not.toContain('secret');
    },
  );

  it.each([
    '53000',
    '53200',
    '53300',
    '53400',
    '57P01',
    '57P02',
    '57P03',
    '57P05',
    '08006',
    '58030',
    'ECONNREFUSED',
  ])('of a PostgreSQL that is away or has no room for another (%s) asks to try again', (code) => {
    expect(formatted(ofDatabase(code), 'en')).toMatchObject({
      message: expect.stringContaining('Try again'),
      extensions: { code: 'DATABASE_UNAVAILABLE' },
    });
  });

  it('of the arithmetic of dates names the date', () => {
    const thrown = new BusinessTimeError('year-before-2007', { date: '1950-01-01' });
    const error = new GraphQLError('x', { path: ['topics'], originalError: thrown });
    expect(formatted(error, 'en')).toMatchObject({
      message: expect.stringContaining('1950-01-01 is before 2007'),
      extensions: { code: 'DATE_OUT_OF_RANGE' },
    });
  });

  it('that nobody foresaw keeps its insides', () => {
    const shown = formatted(ofDatabase('42P01'), 'en');
    expect(shown).toMatchObject({ extensions: { code: 'INTERNAL', errorId: expect.any(String) } });
    expect(JSON.stringify(shown)).not.toContain('secret');
  });
});
