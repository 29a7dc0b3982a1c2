package io.saleslake.maintenance;

/**
 * What maintenance did to one table.
 *
 * @param compactedFiles small data files that were written again, in fewer
 * @param rewrittenManifests manifests that were written again, in fewer
 * @param expiredSnapshots snapshots nobody can query any more
 * @param orphanFiles files that no snapshot knows, such as those of killed runs
 */
public record TableReport(
    String table,
    long compactedFiles,
    long rewrittenManifests,
    long expiredSnapshots,
    long orphanFiles) {}
