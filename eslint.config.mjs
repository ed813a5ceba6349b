import wxmlParser from '@wxml/parser'
import wxml from 'eslint-plugin-wxml'
import tseslint from 'typescript-eslint'

const TYPESCRIPT = ['**/*.ts']
const SCRIPTS = ['**/*.{mjs,cjs}']
/** What is published or runs: everything but tests. */
const SOURCES = ['store', 'components', 'miniprogram', 'server', 'emulator', 'simulator', 'testkit', 'bench'].map(
  (folder) => `${folder}/**/*.ts`,
)
/** What runs in WeChat. */
const KIT = ['store/**/*.ts', 'components/**/*.ts', 'miniprogram/**/*.ts']

const DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a default export has a different name in every file.',
}

export default tseslint.config(
  { ignores: ['**/node_modules/', 'scripts/wxml/*.d.ts', '**/dist/', 'miniprogram_dist/', '.tsbuild/', '.trtc/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', DEFAULT_EXPORT],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-empty-object-type': ['error', { allowObjectTypes: 'always' }],
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: SOURCES,
    rules: {
      'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['warn', { max: 30, skipBlankLines: true, skipComments: true }],
      'max-params': ['warn', { max: 3 }],
    },
  },
  { files: KIT, rules: { 'no-console': 'error' } },
  // The type of a component's template is that of its default export.
  { files: ['components/*/index.ts'], rules: { 'no-restricted-syntax': 'off' } },
  // Every call of wx answers with a promise, which nobody awaits where the outcome does not matter.
  { files: ['miniprogram/**/*.ts'], rules: { '@typescript-eslint/no-floating-promises': 'off' } },
  // Ambient declarations of foreign modules have to say what those export.
  { files: ['**/*.d.ts'], rules: { 'no-restricted-syntax': 'off', '@typescript-eslint/consistent-indexed-object-style': 'off' } },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/no-require-imports': 'off' } },

  {
    files: SCRIPTS,
    extends: [tseslint.configs.recommended],
    rules: { eqeqeq: 'error', 'no-restricted-syntax': ['error', DEFAULT_EXPORT] },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off', 'no-var': 'off' } },
  // These two are read by programs that want a default export.
  { files: ['gulpfile.mjs', 'eslint.config.mjs', 'stylelint.config.mjs'], rules: { 'no-restricted-syntax': 'off' } },

  {
    files: ['**/*.wxml'],
    plugins: { wxml },
    languageOptions: { parser: wxmlParser },
    rules: {
      'wxml/colon-style-event-binding': 'error',
      'wxml/no-const-and-let-in-wxs': 'error',
      'wxml/no-duplicate-attributes': 'error',
      'wxml/no-dynamic-wx-key': 'error',
      'wxml/no-inconsistent-tagname': 'error',
      'wxml/no-index-in-wx-key': 'error',
      'wxml/no-inline-wxs': 'error',
      'wxml/no-vue-directive': 'error',
      'wxml/no-wx-for-with-wx-else': 'error',
      'wxml/no-wx-for-with-wx-if': 'error',
      'wxml/no-wx-if-string': 'error',
      'wxml/quotes': ['error', 'double'],
      'wxml/report-interpolation-error': 'error',
      'wxml/report-wxml-syntax-error': 'error',
      'wxml/report-wxs-syntax-error': 'error',
      'wxml/wx-key': 'error',
      'wxml/wxs-module-prop': 'error',
      'wxml/wxs-must-be-top-level': 'error',
    },
  },
)
