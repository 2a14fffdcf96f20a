import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import {
  FindPeopleDocument,
  FindTopicsDocument,
  FindUnitsDocument,
  PublicPlacesDocument,
} from '../../graph/generated/graphql';
import { useSettled } from '../../parts/useSettled';
import { marks } from '../../i18n/marks';

export interface Picked {
  id?: string;
  value?: unknown;
  onChange?: (value: unknown) => void;
  many?: boolean;
}
interface Option {
  value: string;
  label: string;
}

/** A list that is searched where it stands: in the graph. Chosen entries keep their names. */
function SearchSelect(
  props: Picked & { options: Option[]; busy: boolean; hint: string; onSearch(text: string): void },
): ReactNode {
  const { options, busy, hint, onSearch, many, ...given } = props;
  const [known, setKnown] = useState<Record<string, string>>({});
  const chosen = [given.value].flat().filter((id): id is string => typeof id === 'string');
  const missing = chosen.filter((id) => known[id] && !options.some(({ value }) => value === id));
  const all = [...options, ...missing.map((id) => ({ value: id, label: known[id]! }))];
  return (
    <Select
      {...(given as object)}
      {...(many && { mode: 'multiple' as const })}
      allowClear
      showSearch={{ filterOption: false, onSearch }}
      loading={busy}
      placeholder={hint}
      aria-label={given.id ? undefined : hint}
      options={all}
      onChange={(value: unknown) => {
        setKnown((before) => ({
          ...before,
          ...Object.fromEntries(all.map((option) => [option.value, option.label])),
        }));
        given.onChange?.(value);
      }}
    />
  );
}

/** People by name, with the posts that tell them apart. */
export function PersonPicker({ roles, ...given }: Picked & { roles?: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const settled = useSettled(text);
  const filter = { ...(settled && { text: settled }), ...(roles && { roles: [...roles] }) };
  const [{ data, fetching }] = useQuery({ query: FindPeopleDocument, variables: { filter, first: 50 } });
  const options = (data?.people?.edges ?? []).map(({ node }) => {
    const post = node.posts[0];
    return {
      value: node.id,
      label: [node.name, post && `${post.orgUnit.name} ${post.roleLabel}`].filter(Boolean).join(' · '),
    };
  });
  return (
    <SearchSelect
      {...given}
      options={options}
      busy={fetching}
      hint={t('form.findPerson')}
      onSearch={setText}
    />
  );
}

/** Units by name, with the one above. */
export function UnitPicker({
  kinds,
  hint,
  ...given
}: Picked & { kinds?: readonly string[]; hint?: string }): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const settled = useSettled(text);
  const filter = { ...(settled && { text: settled }), ...(kinds && { kinds: [...kinds] }) };
  const [{ data, fetching }] = useQuery({ query: FindUnitsDocument, variables: { filter, first: 100 } });
  const options = (data?.orgUnits?.edges ?? []).map(({ node }) => ({
    value: node.id,
    label: node.parent ? `${node.name}${marks().open}${node.parent.name}${marks().close}` : node.name,
  }));
  return (
    <SearchSelect
      {...given}
      options={options}
      busy={fetching}
      hint={hint ?? t('form.findUnit')}
      onSearch={setText}
    />
  );
}

/** Places that take topics. */
export function PlacePicker(given: Picked): ReactNode {
  const [{ data, fetching }] = useQuery({ query: PublicPlacesDocument });
  const options = (data?.publicUnits ?? []).map(({ id, name, parent }) => ({
    value: id,
    label: parent ? `${parent.name} ${name}` : name,
  }));
  return (
    <Select
      {...(given as object)}
      loading={fetching}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}

/** Topics by title or number. */
export function TopicPicker(given: Picked): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const settled = useSettled(text);
  const filter = settled ? { text: settled } : {};
  const [{ data, fetching }] = useQuery({ query: FindTopicsDocument, variables: { filter, first: 50 } });
  const options = (data?.topics?.edges ?? []).map(({ node }) => ({
    value: node.id,
    label: `${node.number} ${node.title}`,
  }));
  return (
    <SearchSelect
      {...given}
      options={options}
      busy={fetching}
      hint={t('form.findTopic')}
      onSearch={setText}
    />
  );
}
