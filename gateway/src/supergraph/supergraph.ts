import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { lexicographicSortSchema, buildSchema, parse, printSchema } from 'graphql';

/** One subgraph's SDL, as its service wrote it. */
export interface SubgraphSource {
  name: string;
  sdl: string;
}

/** The supergraph for the planner and the public schema for clients, or why there is none. */
export type Composition = { supergraph: string; schema: string } | { errors: string[] };

/** Composes subgraphs; the result does not depend on their order or on any address. */
export function composeSupergraph(subgraphs: SubgraphSource[]): Composition {
  const ordered = [...subgraphs].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const result = composeServices(
    ordered.map(({ name, sdl }) => ({
      name,
      // The true address comes from the environment; the file names the service only.
      url: `http://${name}.concord.invalid/graphql`,
      typeDefs: parse(sdl, { noLocation: true }),
    })),
  );
  if (compositionHasErrors(result)) {
    return { errors: result.errors.map((error) => error.message) };
  }
  const schema = buildSchema(result.publicSdl, { assumeValidSDL: true });
  return {
    supergraph: `${result.supergraphSdl.trim()}\n`,
    schema: `${printSchema(lexicographicSortSchema(schema)).trim()}\n`,
  };
}
