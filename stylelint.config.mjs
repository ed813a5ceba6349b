const COMPONENT_RULES = {
  // WeChat refuses these selectors in the styles of a component.
  'selector-max-type': 0,
  'selector-max-id': 0,
  'selector-max-attribute': 0,
  'selector-max-universal': 0,
  // Custom properties are inherited across components, the host's own included.
  'custom-property-pattern': '^trtc-[a-z0-9-]+$',
}

export default {
  extends: 'stylelint-config-standard',
  customSyntax: 'postcss-less',
  ignoreFiles: ['**/node_modules/**', '**/dist/**', 'miniprogram_dist/**', '.trtc/**'],
  rules: {
    'alpha-value-notation': null,
    'at-rule-no-unknown': null,
    'color-function-notation': null,
    'color-function-alias-notation': null,
    'declaration-block-no-redundant-longhand-properties': null,
    'declaration-property-value-no-unknown': null,
    'function-no-unknown': null,
    'import-notation': null,
    'media-feature-range-notation': null,
    'no-descending-specificity': null,
    'selector-class-pattern': '^[a-z][a-z0-9]*(-[a-z0-9]+)*(__[a-z0-9-]+)?(--[a-z0-9-]+)?$',
    'selector-type-no-unknown': [true, { ignoreTypes: ['page'] }],
    'unit-no-unknown': [true, { ignoreUnits: ['rpx'] }],
  },
  overrides: [{ files: ['components/**/*.less'], rules: COMPONENT_RULES }],
}
