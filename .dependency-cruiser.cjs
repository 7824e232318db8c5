/** Who may import whom. Each rule is a sentence; its comment is the mend. */
const only = (name, folder, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: folder },
  to: { path: '^(bot|cards|knowledge|manifest|tests)/', pathNot: allowed },
});
const onlyThere = (name, library, folder, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^(bot|cards|knowledge|manifest)/', pathNot: folder },
  to: { path: `^node_modules/(${library})(/|$)`, dependencyTypesNot: ['type-only'] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only(
      'knowledge-knows-only-itself',
      '^knowledge/',
      '^knowledge/',
      'Take what you need as an argument, or move the code to bot/.',
    ),
    only(
      'cards-know-only-themselves',
      '^cards/',
      '^cards/',
      'Give the card plain data; map knowledge to it in bot/asking.',
    ),
    only(
      'asking-knows-no-teams-http-or-sql',
      '^bot/asking/',
      '^(bot/asking/|bot/logger\\.ts$|bot/schools\\.ts$|knowledge/index\\.ts$|cards/index\\.ts$)',
      'Declare an interface here and let bot/app.ts hand in what implements it.',
    ),
    only(
      'escalation-knows-only-itself',
      '^bot/escalation/',
      '^bot/(escalation/|(logger|schools)\\.ts$)',
      'Declare an interface here and let bot/app.ts hand in what implements it.',
    ),
    only(
      'settings-know-no-teams-http-or-sql',
      '^bot/settings/',
      '^bot/(settings/|(logger|schools|schools-book)\\.ts$)',
      'Declare an interface here and let bot/app.ts hand in what implements it.',
    ),
    only(
      'clauses-know-no-teams-http-or-sql',
      '^bot/clauses/',
      '^(bot/clauses/|bot/settings/audit\\.ts$|bot/(logger|every)\\.ts$|knowledge/index\\.ts$)',
      'Declare an interface here and let bot/app.ts hand in what implements it.',
    ),
    {
      name: 'storage-takes-only-types-of-the-features',
      comment: 'Write `import type`: storage implements what features declare, it does not call them.',
      severity: 'error',
      from: { path: '^bot/storage/' },
      to: { path: '^(bot|cards|knowledge)/', pathNot: '^bot/storage/', dependencyTypesNot: ['type-only'] },
    },
    only(
      'teams-uses-features-by-their-face',
      '^bot/teams/',
      '^(bot/teams/|bot/asking/|bot/escalation/|bot/(logger|schools)\\.ts$|bot/config\\.ts$|knowledge/index\\.ts$|cards/index\\.ts$)',
      'Import cards and knowledge by index.ts; anything else comes in as an argument.',
    ),
    only(
      'http-knows-no-feature-but-by-its-face',
      '^bot/http/',
      '^(bot/http/|bot/escalation/|bot/settings/|bot/clauses/|bot/(logger|schools)\\.ts$|knowledge/index\\.ts$)',
      'Let bot/app.ts hand the route in.',
    ),
    only(
      'local-mode-is-a-guest',
      '^bot/local/',
      '^(bot/local/|bot/card-look/|bot/http/(contract|route)\\.ts$|bot/(logger|schools|checked-yaml)\\.ts$)',
      'Local mode talks to the bot over HTTP as Teams does.',
    ),
    only(
      'tabs-see-only-the-contract',
      '^bot/tabs/',
      '^bot/(tabs/|card-look/|http/(clauses-)?contract\\.ts$)',
      'Ask the service for it: add it to bot/http/contract.ts or clauses-contract.ts.',
    ),
    {
      name: 'tabs-run-in-a-browser',
      comment: 'Nothing that runs in Node imports them; bot/http/tab-files.ts bundles them.',
      severity: 'error',
      from: { path: '^(bot|cards|knowledge)/', pathNot: '^bot/tabs/' },
      to: { path: '^bot/tabs/' },
    },
    onlyThere(
      'only-the-host-knows-teams-js',
      '@microsoft/teams-js',
      '^bot/tabs/teams-host\\.ts$',
      'Add what is needed to bot/tabs/host.ts.',
    ),
    {
      name: 'only-app-loads-local-mode',
      comment: 'bot/app.ts loads it by a dynamic import, in local mode only.',
      severity: 'error',
      from: { path: '^(bot|cards|knowledge)/', pathNot: '^bot/(local/|app\\.ts$)' },
      to: { path: '^bot/local/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Move what both need into the folder it belongs to.',
      severity: 'error',
      from: { path: '^(bot|cards|knowledge|manifest)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'other-folders-come-in-by-the-front-door',
      comment: 'Import knowledge/index.ts or cards/index.ts; export there what is missing.',
      severity: 'error',
      from: { path: '^bot/' },
      to: { path: '^(knowledge|cards)/', pathNot: '/index\\.ts$' },
    },
    onlyThere(
      'only-teams-speaks-bot-framework',
      'botbuilder|botframework-[a-z]+',
      '^bot/teams/',
      'Put the call behind a function in bot/teams.',
    ),
    onlyThere('only-http-checks-tokens', 'jose', '^bot/http/', 'Take the identity that bot/http/sign-in.ts gives.'),
    onlyThere('only-http-knows-restify', 'restify', '^bot/http/', 'Hand a route to bot/http/server.ts.'),
    onlyThere(
      'only-storage-writes-sql',
      'kysely|pg|@photostructure',
      '^bot/storage/',
      'Declare an interface in the feature, implement it in bot/storage.',
    ),
    onlyThere(
      'only-define-card-expands-templates',
      'adaptivecards-templating|adaptive-expressions',
      '^cards/define-card\\.ts$',
      'Use defineCard.',
    ),
    {
      name: 'no-circle',
      comment: 'Move what both files need into a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphan',
      comment: 'Delete the file, or import it.',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '^tests/', '\\.json$', '^bot/local/page/', '^bot/tabs/.*\\.css$'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^bot/(local/page|tabs)/.*\\.css$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
