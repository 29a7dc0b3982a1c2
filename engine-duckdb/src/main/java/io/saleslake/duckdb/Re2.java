package io.saleslake.duckdb;

import java.util.Optional;
import java.util.Set;

/**
 * A regular expression of Java as RE2 reads it, if it is one of those that both read in the same
 * way: classes, groups, alternatives and quantifiers, but no references, assertions, flags or
 * properties.
 *
 * @param pattern for RE2
 * @param matchesEmpty whether it matches an empty text, so that the engines may count its matches
 *     differently
 * @param hasEnd whether it has a {@code $}, which takes a line end at the end of the text in Java;
 *     the pattern for RE2 takes it into the match
 */
record Re2(String pattern, boolean matchesEmpty, boolean hasEnd) {
  private static final String ANY = "[^\\n\\r\\x{85}\\x{2028}\\x{2029}]";
  private static final String END = "(?:\\r\\n|[\\n\\r\\x{85}\\x{2028}\\x{2029}])?\\z";
  private static final String SPACE = "\\x09-\\x0D ";
  private static final int MAX_REPETITIONS = 1000;
  private static final Set<Character> QUANTIFIERS = Set.of('*', '+', '?', '{');

  /** The pattern for RE2, unless Java may read it differently. */
  static Optional<Re2> of(String java) {
    Parser parser = new Parser(java);
    try {
      boolean matchesEmpty = parser.alternatives(false);
      return parser.position == java.length()
          ? Optional.of(new Re2(parser.re2.toString(), matchesEmpty, parser.hasEnd))
          : Optional.empty();
    } catch (UnsupportedOperationException | StringIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static final class Parser {
    private final String java;
    private final StringBuilder re2 = new StringBuilder();
    private int position;
    private boolean hasEnd;
    private boolean hasCapture;

    Parser(String java) {
      this.java = java;
    }

    private boolean alternatives(boolean isInGroup) {
      boolean matchesEmpty = sequence();
      while (position < java.length() && java.charAt(position) == '|') {
        re2.append(take());
        matchesEmpty |= sequence();
      }
      if (isInGroup) {
        if (take() != ')') {
          throw new UnsupportedOperationException();
        }
        re2.append(')');
      }
      return matchesEmpty;
    }

    private boolean sequence() {
      boolean matchesEmpty = true;
      while (position < java.length() && "|)".indexOf(java.charAt(position)) < 0) {
        matchesEmpty &= repeated();
      }
      return matchesEmpty;
    }

    private boolean repeated() {
      boolean captured = hasCapture;
      hasCapture = false;
      int start = position;
      boolean isGroup = java.charAt(position) == '(';
      boolean matchesEmpty = atom();
      boolean isAnchor = java.charAt(start) == '^' || java.charAt(start) == '$';
      boolean isRepeated = false;
      if (position < java.length() && QUANTIFIERS.contains(java.charAt(position))) {
        char quantifier = take();
        if (isAnchor || (isGroup && (matchesEmpty || (hasCapture && quantifier != '?')))) {
          throw new UnsupportedOperationException();
        }
        re2.append(quantifier);
        isRepeated = true;
        matchesEmpty |= quantifier == '*' || quantifier == '?' || (quantifier == '{' && !counted());
        if (position < java.length() && java.charAt(position) == '?') {
          re2.append(take());
        }
        if (position < java.length() && QUANTIFIERS.contains(java.charAt(position))) {
          throw new UnsupportedOperationException();
        }
      }
      hasCapture |= captured;
      return matchesEmpty || (isAnchor && !isRepeated);
    }

    /** Takes the rest of a counted quantifier; returns whether the count is at least one. */
    private boolean counted() {
      int least = number();
      if (java.charAt(position) == ',') {
        re2.append(take());
        if (java.charAt(position) != '}' && number() < least) {
          throw new UnsupportedOperationException();
        }
      }
      if (take() != '}') {
        throw new UnsupportedOperationException();
      }
      re2.append('}');
      return least > 0;
    }

    private int number() {
      int start = position;
      while (Character.isDigit(java.charAt(position))) {
        re2.append(take());
      }
      if (position == start || position - start > 4) {
        throw new UnsupportedOperationException();
      }
      int number = Integer.parseInt(java.substring(start, position));
      if (number > MAX_REPETITIONS) {
        throw new UnsupportedOperationException();
      }
      return number;
    }

    /** Takes one atom; returns whether it matches an empty text. */
    private boolean atom() {
      char next = take();
      switch (next) {
        case '(' -> {
          if (java.charAt(position) != '?') {
            re2.append('(');
            hasCapture = true;
          } else if (java.startsWith("?:", position)) {
            position += 2;
            re2.append("(?:");
          } else {
            throw new UnsupportedOperationException();
          }
          return alternatives(true);
        }
        case '[' -> characters();
        case '.' -> re2.append(ANY);
        case '^' -> re2.append('^');
        case '$' -> {
          if (position < java.length()) {
            throw new UnsupportedOperationException();
          }
          hasEnd = true;
          re2.append(END);
        }
        case '\\' -> re2.append(escaped(false));
        case '*', '+', '?', '{', '}', ']', '&', '#' -> {
          if (next != '&' && next != '#') {
            throw new UnsupportedOperationException();
          }
          re2.append(next);
        }
        default -> literal(next);
      }
      return false;
    }

    private void literal(char next) {
      if (next == 0) {
        throw new UnsupportedOperationException();
      }
      re2.append(next);
      if (Character.isHighSurrogate(next)) {
        re2.append(take());
      }
    }

    private void characters() {
      re2.append('[');
      if (java.charAt(position) == '^') {
        re2.append(take());
      }
      boolean isFirst = true;
      while (isFirst || java.charAt(position) != ']') {
        char next = take();
        if (next == '[' || next == '&' || next == ']' || (next == '^' && isFirst)) {
          throw new UnsupportedOperationException();
        } else if (next == '\\') {
          re2.append(escaped(true));
        } else if (next == '^') {
          re2.append("\\^");
        } else {
          literal(next);
        }
        isFirst = false;
      }
      re2.append(take());
    }

    private String escaped(boolean isInClass) {
      char next = take();
      switch (next) {
        case 'd' -> {
          return isInClass ? "0-9" : "[0-9]";
        }
        case 'w' -> {
          return isInClass ? "0-9A-Za-z_" : "[0-9A-Za-z_]";
        }
        case 's' -> {
          return isInClass ? SPACE : "[" + SPACE + "]";
        }
        case 'D', 'W', 'S' -> {
          if (isInClass) {
            throw new UnsupportedOperationException();
          }
          return switch (next) {
            case 'D' -> "[^0-9]";
            case 'W' -> "[^0-9A-Za-z_]";
            default -> "[^" + SPACE + "]";
          };
        }
        case 't' -> {
          return "\\t";
        }
        case 'n' -> {
          return "\\n";
        }
        case 'r' -> {
          return "\\r";
        }
        case 'f' -> {
          return "\\f";
        }
        case 'z' -> {
          if (isInClass || position < java.length()) {
            throw new UnsupportedOperationException();
          }
          return "\\z";
        }
        case 'u' -> {
          int code = Integer.parseInt(java.substring(position, position + 4), 16);
          if (code == 0 || Character.isSurrogate((char) code)) {
            throw new UnsupportedOperationException();
          }
          position += 4;
          return "\\x{%x}".formatted(code);
        }
        default -> {
          if (next >= 0x80 || Character.isLetterOrDigit(next) || next < ' ') {
            throw new UnsupportedOperationException();
          }
          return next == ' ' || next == '_' ? String.valueOf(next) : "\\" + next;
        }
      }
    }

    private char take() {
      return java.charAt(position++);
    }
  }
}
