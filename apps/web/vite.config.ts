import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { trustedDocuments } from './trusted-build';

const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), trustedDocuments(import.meta.dirname)],
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/graphql', '/live', '/oidc'].map((path) => [path, { target: gateway, changeOrigin: false }]),
    ),
  },
  build: { target: 'es2022', chunkSizeWarningLimit: 1200 },
});
