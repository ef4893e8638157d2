/** How `make test` reads the pages of a built site: html-validate's recommended rules, and why one of them is off. */
export default {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // A title is a group's or a briefing's own name and the hub's: cutting a name short would be worse than a long tab.
    'long-title': 'off',
  },
};
