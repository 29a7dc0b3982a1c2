package io.saleslake.contract;

import io.saleslake.contract.AllowedFunctions.AllowedFunction;
import io.saleslake.contract.AllowedFunctions.Group;
import java.util.Optional;

/** Where SQL stands in a contract, which decides what it may contain. */
public enum SqlScope {
  /** A mapping or a rule: an expression over one row. */
  ROW,
  /** A query over one feed, whose columns are all text. */
  RESHAPE,
  /** A query over typed tables. */
  MART;

  /** Why a function of the list may not be called here, if it may not. */
  Optional<String> refuses(AllowedFunction function) {
    return switch (function.group()) {
      case CONDITION, TEXT, NUMBER, DATE, NESTED, JSON -> Optional.empty();
      case CONVERSION ->
          this == MART
              ? Optional.empty()
              : Optional.of(
                  "%s would lose values in silence; give the %s instead"
                      .formatted(
                          function.name(),
                          this == ROW
                              ? "raw column a type and formats"
                              : "mapped column the type"));
      case AGGREGATE, WINDOW, GENERATOR ->
          this == ROW
              ? Optional.of(function.name() + ": an expression sees one row only")
              : function.group() == Group.GENERATOR && this == MART
                  ? Optional.of(function.name() + " is allowed in a reshape only")
                  : Optional.empty();
    };
  }
}
