import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  // What the gateway answers, as `npm run compose -w @concord/gateway` writes it.
  schema: '../../gateway/schema.graphql',
  documents: ['src/**/*.graphql'],
  generates: {
    'src/graph/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        scalars: { DateTime: 'string', LocalDate: 'string', JSON: 'unknown' },
        enumsAsTypes: true,
        useTypeImports: true,
        dedupeFragments: true,
      },
    },
  },
};

export default config;
