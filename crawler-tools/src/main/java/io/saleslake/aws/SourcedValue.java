package io.saleslake.aws;

/**
 * A value and where it comes from.
 *
 * @param source in words a user knows, such as {@code --region} or {@code AWS_REGION}
 */
public record Sourced<T>(T value, String source) {}
