package io.saleslake.gold;

/**
 * What became of one mart.
 *
 * @param how "in full" or which periods were recomputed, for people
 * @param rows rows written
 */
public record MartReport(String mart, String how, long rows) {}
