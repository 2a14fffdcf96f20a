/** A value as a resident's row may hold one; whatever is logged must not contain it. */
export const PERSONAL = '韦岚13800001111';

/** Makes tables with one of each kind of constraint, and a row that holds the value. */
export const CONSTRAINED = [
  `create type bad_kind as enum ('a', 'b')`,
  `create domain bad_phone as text check (value ~ '^[0-9]+$')`,
  `create table bad_parent (id text primary key)`,
  `create table bad_child (
     id int not null, name text not null unique, short varchar(4), phone bad_phone, kind bad_kind,
     parent text references bad_parent deferrable initially immediate, n int check (n > 0), span int4range,
     day date, at timestamptz, doc jsonb, exclude using gist (span with &&))`,
  `insert into bad_child (id, name, n, span) values (1, '${PERSONAL}', 1, '[1,9]')`,
];

/** Statements that PostgreSQL refuses, each with the value where a person's own would be: constraints, literals, code. */
export const REFUSED: [kind: string, statement: string][] = [
  ['not null', `insert into bad_child (id, short) values (null, '韦岚')`],
  ['unique', `insert into bad_child (id, name) values (2, '${PERSONAL}')`],
  ['check', `insert into bad_child (id, name, n) values (2, '${PERSONAL}2', -1)`],
  ['foreign key', `insert into bad_child (id, name, parent) values (2, 'x', '${PERSONAL}')`],
  ['exclusion', `insert into bad_child (id, name, span) values (2, '${PERSONAL}3', '[2,3]')`],
  ['domain', `insert into bad_child (id, name, phone) values (2, 'x', '${PERSONAL}')`],
  ['enum', `insert into bad_child (id, name, kind) values (2, 'x', '${PERSONAL}')`],
  ['too long', `insert into bad_child (id, name, short) values (2, 'x', '${PERSONAL}')`],
  [
    'at commit',
    `set constraints all deferred; insert into bad_child (id, name, parent) values (2, 'x', '${PERSONAL}')`,
  ],
  ...[
    'int',
    'bigint',
    'numeric',
    'float8',
    'boolean',
    'uuid',
    'date',
    'time',
    'timestamptz',
    'interval',
    'json',
    'jsonb',
    'int[]',
    'int4range',
    'inet',
    'bytea',
    'point',
    'bad_kind',
    'bad_phone',
    'regclass',
    'regtype',
  ].map((type): [string, string] => [
    `literal of ${type}`,
    `select '${type === 'bytea' ? '\\x' : ''}{"${PERSONAL}'::${type}`,
  ]),
  ['literal of tsquery', `select '${PERSONAL} & ('::tsquery`],
  ['number out of range', `select ('13800001111' || '138000011119999')::bigint`],
  ['date out of range', `select '1380-00-11 韦岚'::date`],
  ['to_date', `select to_date('${PERSONAL}', 'YYYY-MM-DD')`],
  ['pattern', `select 'x' ~ '(${PERSONAL}'`],
  ['raised in code', `do $$ begin raise exception 'of %', '${PERSONAL}'; end $$`],
  ['warned in code', `do $$ begin raise warning 'of %', '${PERSONAL}'; end $$`],
  ['in a function', `do $$ declare n int; begin n := '${PERSONAL}'; end $$`],
  ['unknown name', `select "${PERSONAL}" from bad_child`],
  ['syntax', `select from where '${PERSONAL}'`],
];
