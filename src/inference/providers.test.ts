import { expect, it } from 'vitest';
import { probeProviders, resolveProvider } from './providers';

it('finds that the CPU computes, and says why others do not', async () => {
  const probes = await probeProviders();
  expect(probes.at(-1)).toEqual({ name: 'cpu', available: true });
  for (const { name, available, reason } of probes) {
    if (!available) expect(reason, name).toMatch(/\w+/);
    else expect(reason, name).toBeUndefined();
  }
});

it('takes the CPU when it is asked for, and something that works when nothing is', async () => {
  await expect(resolveProvider('cpu')).resolves.toBe('cpu');
  const working = (await probeProviders()).filter(({ available }) => available).map(({ name }) => name);
  expect(working).toContain(await resolveProvider());
});

it('refuses a provider it does not know, and names those that work', async () => {
  await expect(resolveProvider('abacus')).rejects.toMatchObject({
    code: 'provider_unavailable',
    params: { provider: 'abacus', available: expect.stringContaining('cpu') },
  });
});

it('never replaces a provider that was asked for', async () => {
  for (const { name, available, reason } of await probeProviders()) {
    if (available) await expect(resolveProvider(name)).resolves.toBe(name);
    else
      await expect(resolveProvider(name)).rejects.toMatchObject({ code: 'provider_unavailable', params: { reason } });
  }
});
