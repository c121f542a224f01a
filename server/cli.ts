#!/usr/bin/env node
import { Command, Option } from 'commander';
import { keyScopes, roles } from '../shared/contract/right.ts';
import { studioLocales } from '../shared/contract/session.ts';
import { backupCommand } from './commands/backup.ts';
import { type CreateKeyOptions, createKeyCommand } from './commands/create-key.ts';
import { type CreateMemberOptions, createMemberCommand } from './commands/create-member.ts';
import { doctorCommand } from './commands/doctor.ts';
import { checkGuides } from './commands/guides/check-guides.ts';
import { managementApi } from './commands/guides/management-api.ts';
import { diffGuides, pullGuides, pushGuides } from './commands/guides/sync-guides.ts';
import { type ImportOptions, importCommand } from './commands/import-file.ts';
import { restoreCommand } from './commands/restore.ts';
import { explainFailure, runCommand, tell } from './commands/run-command.ts';

const program = new Command('cairn')
  .description(
    'Cairn from the command line. Settings come from the same environment variables as the server’s.',
  )
  .showHelpAfterError();

program
  .command('migrate')
  .description(
    'bring the database to the shape this version needs; the server does so by itself at its start',
  )
  // Every command migrates first.
  .action(() => runCommand(async () => tell('The database has every table this version needs.')));

const key = program.command('key').description('secret keys for programs');
key
  .command('create')
  .description('make a secret key and print it, alone, on the standard output')
  .addOption(new Option('--environment <name>').choices(['production', 'staging']).default('production'))
  .addOption(new Option('--scope <scope>', 'what it may do').choices(keyScopes).default('admin'))
  .option('--name <name>', 'how the studio lists it', 'command line')
  .option('--workspace <name>', 'the workspace; default: the first that is not the demo’s')
  .option('--app <name>', 'the app; default: the first of the workspace')
  .action((options: CreateKeyOptions) => runCommand((context) => createKeyCommand(context, options)));

const member = program.command('member').description('people who sign in to the studio');
member
  .command('create')
  .description('make a member; where there is only the demo, or nothing, the first workspace too')
  .requiredOption('--email <address>')
  .requiredOption('--name <name>')
  .option('--password <password>', 'better left out: then it is asked for, or read from the standard input')
  .addOption(new Option('--role <role>').choices(roles.filter((role) => role !== 'custom')).default('admin'))
  .addOption(new Option('--locale <locale>', 'language of the studio').choices(studioLocales).default('en'))
  .option('--workspace <name>', 'the workspace; default: the first that is not the demo’s')
  .action((options: CreateMemberOptions) => runCommand((context) => createMemberCommand(context, options)));

/** Of the commands about guides, of which 1 says that something differs or is gone: as of `diff`. */
const troubleCode = 2;
const guidesWork = (work: () => Promise<void>) => explainFailure(work, troubleCode);
const guides = program
  .command('guides')
  .description('guides as files, for review in git and for a CI; needs CAIRN_URL and CAIRN_KEY')
  .addHelpText(
    'after',
    '\nExit codes: 0 all is well; 1 diff: something differs, check: something is gone; 2 trouble.',
  )
  // A wrong option must not pass for a difference either.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : troubleCode));
const folder = ['[folder]', 'where the files are', 'guides'] as const;
guides
  .command('pull')
  .argument(...folder)
  .description('write every draft into a readable file of its own')
  .action((path: string) => guidesWork(() => pullGuides(managementApi(process.env), path)));
guides
  .command('push')
  .argument(...folder)
  .option('--publish', 'put what has changed live in the key’s environment too', false)
  .description('save the files as drafts; what somebody else has saved meanwhile is kept, exit code 2 then')
  .action((path: string, { publish }: { publish: boolean }) =>
    guidesWork(() => pushGuides(managementApi(process.env), path, { isPublishing: publish })),
  );
guides
  .command('diff')
  .argument(...folder)
  // It was needed once for the exit code: a CI that still gives it goes on.
  .addOption(new Option('--exit-code').hideHelp())
  .description('say in words what differs between the files and the server; exit code 1 if anything does')
  .action((path: string) =>
    guidesWork(async () => {
      if (await diffGuides(managementApi(process.env), path)) process.exitCode = 1;
    }),
  );
guides
  .command('check')
  .requiredOption('--url <address>', 'the running host app')
  .option('--storage-state <file>', 'cookies and storage of somebody signed in, as Playwright writes them')
  .option('--timeout <seconds>', 'how long an element is waited for', '10')
  .description(
    'look for every element of live guides and tags in a running host app; exit code 1 if any is gone',
  )
  .action((options: { url: string; storageState?: string; timeout: string }) =>
    guidesWork(async () => {
      const { url, storageState, timeout } = options;
      const timeoutMs = Number(timeout) * 1000;
      if ((await checkGuides(managementApi(process.env), { url, storageState, timeoutMs })) > 0) {
        process.exitCode = 1;
      }
    }),
  );

const imports = program.command('import').description('take what is known elsewhere');
const importing = [
  [
    'accounts',
    'make and change accounts; the same file again changes nothing',
    'a CSV with a heading: id, name, tier, industry, region, seats, contract dates, owner …',
  ],
  [
    'issues',
    'take tickets into the lists of their accounts; the same file again changes nothing',
    'a CSV with a heading: ticket, account, kind, title, state, openedOn, closedOn, owner …',
  ],
] as const;
for (const [kind, description, file] of importing) {
  imports
    .command(kind)
    .argument('<file>', file)
    .description(description)
    .addOption(new Option('--environment <name>').choices(['production', 'staging']).default('production'))
    .option('--workspace <name>', 'the workspace; default: the first that is not the demo’s')
    .option('--app <name>', 'the app; default: the first of the workspace')
    .action((path: string, options: ImportOptions) =>
      runCommand((context) => importCommand(context, kind, path, options)),
    );
}

program
  .command('backup')
  .argument('<file>', 'where to write it, such as cairn-2026-11-30.backup; must not exist yet')
  .description('write everything to one compressed file, as it stands at one moment; the server may go on')
  .action(backupCommand);

program
  .command('restore')
  .argument('<file>', 'what backup wrote')
  .description('fill an empty database (a new DATA_DIR or DATABASE_URL) from a backup; stop the server first')
  .action(restoreCommand);

program
  .command('doctor')
  .description('check this installation and say what to do about each fault; exit code 1 if there is any')
  .action(doctorCommand);

await program.parseAsync();
