package io.saleslake.aws;

import io.saleslake.LakeException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Describes an AWS or connection error in one line, with what to do and without account data. */
public final class ExplainErrors {
  private static final Pattern ACTION = Pattern.compile("perform: ([\\w-]+:\\w+)");
  private static final Pattern ACCOUNT = Pattern.compile("(?<!\\d)\\d{12}(?!\\d)");
  private static final Pattern KEY = Pattern.compile("\\b(AKIA|ASIA)[A-Z0-9]{12,}\\b");

  private static final Set<String> DENIED =
      Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "Forbidden");
  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired");
  private static final Set<String> REFUSED =
      Set.of(
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "IncompleteSignature",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException");

  private ExplainErrors() {}

  /** Converts an AWS error to a LakeException; returns other errors unchanged. */
  public static Exception explain(Exception error) {
    if (error instanceof LakeException) {
      return error;
    }
    Optional<SdkException> aws =
        causes(error)
            .filter(SdkException.class::isInstance)
            .map(SdkException.class::cast)
            .findFirst();
    return aws.<Exception>map(found -> LakeException.external(reason(found), found)).orElse(error);
  }

  /** Masks account numbers and keys, so that the text can be shown and logged. */
  public static String mask(String text) {
    return KEY.matcher(ACCOUNT.matcher(text).replaceAll("<account>")).replaceAll("<key>");
  }

  /** The problem and what to do about it, without the name of the command. */
  public static String reason(SdkException error) {
    return error instanceof AwsServiceException service ? ofService(service) : ofClient(error);
  }

  private static String ofService(AwsServiceException error) {
    String code = error.awsErrorDetails() == null ? "" : text(error.awsErrorDetails().errorCode());
    String message =
        error.awsErrorDetails() == null ? "" : text(error.awsErrorDetails().errorMessage());
    if (DENIED.contains(code) || (error.statusCode() == 403 && code.isEmpty())) {
      Matcher action = ACTION.matcher(message);
      return "access denied%s; ask for that permission, or use another --profile"
          .formatted(action.find() ? " to " + action.group(1) : ": " + message);
    }
    if (EXPIRED.contains(code)) {
      return "the credentials have expired; log in again, such as with `aws sso login`";
    }
    if (error.isClockSkewException()) {
      return "the clock of this machine differs from that of AWS; set it and try again";
    }
    if (REFUSED.contains(code)) {
      return "AWS does not accept the credentials (%s); check --profile and AWS_ACCESS_KEY_ID"
          .formatted(code);
    }
    if (error.isThrottlingException()) {
      return "AWS still throttles after %d attempts (%s); try again later"
          .formatted(error.numAttempts(), code);
    }
    String what = message.isBlank() ? "HTTP status " + error.statusCode() : message;
    return code.isEmpty() ? what : "%s (%s)".formatted(what, code);
  }

  private static String ofClient(SdkException error) {
    String message = text(error.getMessage());
    if (message.contains("Unable to load credentials")) {
      return "no credentials found; set AWS_PROFILE or AWS_ACCESS_KEY_ID, or log in with"
          + " `aws sso login`";
    }
    if (message.contains("Token is expired") || message.contains("token provided is expired")) {
      return "the single sign-on session has expired; log in again with `aws sso login`";
    }
    Optional<Throwable> cause =
        causes(error)
            .filter(e -> e instanceof UnknownHostException || e instanceof ConnectException)
            .findFirst();
    if (cause.isPresent()) {
      return "no connection (%s); check the network, --region and --endpoint-url"
          .formatted(text(cause.get().getMessage()));
    }
    if (isTimeout(error)) {
      return "no answer in time; try again later";
    }
    return (error instanceof SdkClientException ? message : error.getClass().getSimpleName())
        .lines()
        .findFirst()
        .orElse("unknown");
  }

  private static boolean isTimeout(SdkException error) {
    return causes(error)
        .anyMatch(
            e ->
                e.getClass().getSimpleName().contains("Timeout")
                    || text(e.getMessage()).contains("timed out"));
  }

  private static Stream<Throwable> causes(Throwable error) {
    return Stream.iterate(error, e -> e != null, Throwable::getCause).limit(20);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
