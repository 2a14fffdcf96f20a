import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { Kind, parse, print, visit } from 'graphql';
import type { DefinitionNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import type { Plugin } from 'vite';

/** Beside the built pages; the gateway reads it at its start. */
const FILE = 'trusted-documents.json';

/** As urql asks: every selection but the operation's own says its type, for the cache. */
function withTypename<Node extends DefinitionNode>(definition: Node): Node {
  const named = visit(definition, {
    SelectionSet: {
      leave(node: SelectionSetNode, _key, parent) {
        if (parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION) return undefined;
        const has = node.selections.some((one) => one.kind === Kind.FIELD && one.name.value === '__typename');
        if (has) return undefined;
        const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
        return { ...node, selections: [...node.selections, typename] };
      },
    },
  });
  return named as Node;
}

/** The operations of `.graphql` texts by name, each with the fragments that it spreads. */
export function trustedTexts(sources: readonly string[]): Map<string, string> {
  const definitions = sources.flatMap((source) => parse(source).definitions).map(withTypename);
  const fragments = new Map(
    definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]),
  );
  const spreadBy = (definition: DefinitionNode, found: Map<string, FragmentDefinitionNode>): void => {
    visit(definition, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || found.has(name.value)) return;
        found.set(name.value, fragment);
        spreadBy(fragment, found);
      },
    });
  };
  const texts = new Map<string, string>();
  for (const operation of definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION || !operation.name) continue;
    const used = new Map<string, FragmentDefinitionNode>();
    spreadBy(operation, used);
    texts.set(operation.name.value, [operation, ...used.values()].map(print).join('\n\n'));
  }
  return texts;
}

/** One version of all documents: a page asks for those that it was built with, or sends its text. */
function versionOf(texts: Map<string, string>): string {
  const hash = createHash('sha256');
  for (const [name, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${name}\n${text}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Writes the pages' own documents beside them, and tells the pages under which version. */
export function trustedDocuments(root: string): Plugin {
  const files = globSync('src/**/*.graphql', { cwd: root }).sort();
  const texts = trustedTexts(files.map((file) => readFileSync(`${root}/${file}`, 'utf8')));
  const version = versionOf(texts);
  return {
    name: 'trusted-documents',
    apply: 'build',
    config: () => ({ define: { __TRUSTED_VERSION__: JSON.stringify(version) } }),
    generateBundle() {
      const byId = Object.fromEntries([...texts].map(([name, text]) => [`${version}:${name}`, text]));
      this.emitFile({ type: 'asset', fileName: FILE, source: JSON.stringify(byId) });
    },
  };
}
