import type { PlantedFault } from '../planted.ts';

/** Faults of promises, and of the systems that carry them out. */
export const faultsOfPromises = {
  'idempotency-key': {
    what: 'A later request about a promise has a key of its own',
    file: 'domain/execution/request.ts',
    find: 'idempotencyKey: taskId, attempt,',
    replace: "idempotencyKey: [taskId, attempt].join('.'), attempt,",
  },
  'webhook-id': {
    what: 'A repeat of a request has another id',
    file: 'platform/http/post-signed.ts',
    find: 'webhookHeaders({ id, at: clock.now(), body }',
    replace: 'webhookHeaders({ id: id + (fetch.tries = (fetch.tries ?? 0) + 1), at: clock.now(), body }',
  },
  'confirmed-again': {
    what: 'A second confirmation keeps a promise a second time',
    file: 'domain/execution/settle-execution.ts',
    find: "task.kind === 'promise' && task.status === 'open')",
    replace: "task.kind === 'promise')",
  },
  'attempt-not-asked': {
    what: 'A late report of an earlier request ends a later one',
    file: 'domain/execution/settle-execution.ts',
    find: 'if (!task || !execution || execution.attempt !== attempt || !isUnderWay(execution)) return undefined;',
    replace: 'if (!task || !execution || !isUnderWay(execution)) return undefined;',
  },
  'system-not-asked': {
    what: 'Nobody asks the system that carries out a promise',
    file: 'functions/relay/announce.ts',
    find: '      askExecution(context, task),\n',
    replace: '',
  },
  'promise-not-counted': {
    what: 'A promise that was kept is not counted',
    file: 'domain/promises/keep.ts',
    find: '[{ commitment, add: talliesOfKept(commitment, { at, isWorded }) }]',
    replace: '[{ commitment, add: talliesOfKept(commitment, { at, isWorded }).slice(1) }]',
  },
} satisfies Record<string, PlantedFault>;
