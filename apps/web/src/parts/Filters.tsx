import { Button, Checkbox, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { UnitPicker } from '../acts/fields/pickers';
import { useLabels, type CodeGroup } from '../i18n/labels';
import { zhCN } from '../i18n/zh-CN';
import { DayPicker } from './DayPicker';
import { useSettled } from './useSettled';

/** The filters of a list as they stand in the address. */
export interface Chosen {
  one(name: string): string | undefined;
  many(name: string): string[] | undefined;
  flag(name: string): boolean | undefined;
  set(name: string, value: string | readonly string[] | undefined): void;
  clear(): void;
  any: boolean;
}

export function useChosen(): Chosen {
  const [search, setSearch] = useSearchParams();
  return {
    one: (name) => search.get(name) ?? undefined,
    many: (name) => (search.get(name) ? search.get(name)!.split(',') : undefined),
    flag: (name) => (search.has(name) ? search.get(name) === 'true' : undefined),
    set: (name, value) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          const text = Array.isArray(value) ? value.join(',') : (value as string | undefined);
          if (text) next.set(name, text);
          else next.delete(name);
          return next;
        },
        { replace: true },
      ),
    clear: () => setSearch({}, { replace: true }),
    any: search.size > 0,
  };
}

/** The frame of a list's filters. */
export function Filters({ chosen, children }: { chosen: Chosen; children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="filters" role="search" aria-label={t('list.filters')}>
      {children}
      {chosen.any && <Button onClick={chosen.clear}>{t('action.reset')}</Button>}
    </div>
  );
}

export function CodesFilter(props: {
  chosen: Chosen;
  name: string;
  group: CodeGroup;
  label: string;
  codes?: readonly string[];
}): ReactNode {
  const { chosen, name, group, label, codes = Object.keys(zhCN.codes[group]) } = props;
  const word = useLabels();
  const options = codes.map((code) => ({ value: code, label: word(group, code) }));
  return <OptionsFilter chosen={chosen} name={name} label={label} options={options} />;
}

/** Several of what is offered, e.g. of kinds whose words come from the graph. */
export function OptionsFilter(props: {
  chosen: Chosen;
  name: string;
  label: string;
  options: { value: string; label: string }[];
}): ReactNode {
  const { chosen, name, label, options } = props;
  return (
    <Select
      mode="multiple"
      allowClear
      aria-label={label}
      placeholder={label}
      style={{ minWidth: 170, flex: '0 1 220px' }}
      maxTagCount="responsive"
      value={chosen.many(name) ?? []}
      options={options}
      onChange={(value: string[]) => chosen.set(name, value)}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}

export function TextFilter({
  chosen,
  name,
  label,
}: {
  chosen: Chosen;
  name: string;
  label: string;
}): ReactNode {
  const [text, setText] = useState(chosen.one(name) ?? '');
  const settled = useSettled(text, 350);
  const standing = chosen.one(name) ?? '';
  // The address was cleared or changed elsewhere: the field follows it.
  const [known, setKnown] = useState(standing);
  if (known !== standing) {
    setKnown(standing);
    if (standing !== settled) setText(standing);
  }
  // Only what was typed writes the address; a change of the address writes nothing.
  const write = useEffectEvent((typed: string) => {
    if (typed !== standing) chosen.set(name, typed || undefined);
  });
  useEffect(() => write(settled), [settled]);
  return (
    <Input
      allowClear
      aria-label={label}
      placeholder={label}
      style={{ flex: '0 1 220px' }}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}

export function FlagFilter({
  chosen,
  name,
  label,
}: {
  chosen: Chosen;
  name: string;
  label: string;
}): ReactNode {
  return (
    <Checkbox
      checked={chosen.flag(name) === true}
      onChange={(event) => chosen.set(name, event.target.checked ? 'true' : undefined)}
      style={{ alignSelf: 'center' }}
    >
      {label}
    </Checkbox>
  );
}

export function UnitFilter({
  chosen,
  name,
  label,
}: {
  chosen: Chosen;
  name: string;
  label: string;
}): ReactNode {
  const value = chosen.one(name);
  return (
    <div style={{ flex: '0 1 220px' }} role="group" aria-label={label}>
      <UnitPicker
        hint={label}
        value={value}
        onChange={(picked) => chosen.set(name, (picked as string | undefined) ?? undefined)}
      />
    </div>
  );
}

export function PeriodFilter({ chosen }: { chosen: Chosen }): ReactNode {
  const { t } = useTranslation();
  const day = (name: 'from' | 'to', label: string): ReactNode => (
    <DayPicker
      aria-label={label}
      placeholder={label}
      value={chosen.one(name) ? dayjs(chosen.one(name)) : null}
      onChange={(value) => chosen.set(name, value ? value.format('YYYY-MM-DD') : undefined)}
    />
  );
  return (
    <>
      {day('from', t('list.from'))}
      {day('to', t('list.to'))}
    </>
  );
}
