/**
 * Milliseconds of CPU this thread has used. For tests that something ends soon whatever it is given: unlike a watch, it does
 * not run on while the machine is busy with others.
 */
export const cpuTime = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
