package io.saleslake.engine;

/**
 * One statement of a promotion, generated from the contracts.
 *
 * @param relation the name under which later steps read its rows
 * @param purpose what it does, as a sentence
 * @param sql the query that yields its rows
 */
public record Step(String relation, String purpose, String sql) {}
