package io.saleslake.aws;

/**
 * A setting's value and its source.
 *
 * @param source as users know it, such as {@code --region} or {@code AWS_REGION}
 */
public record SourcedValue<T>(T value, String source) {}
