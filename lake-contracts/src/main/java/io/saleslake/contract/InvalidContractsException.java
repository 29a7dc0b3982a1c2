package io.saleslake.contract;

import static java.util.stream.Collectors.joining;

import io.saleslake.LakeException;
import java.util.List;

/** The contracts are invalid; contains all problems, not only the first. */
public final class InvalidContractsException extends LakeException {
  private final List<Problem> problems;

  public InvalidContractsException(List<Problem> problems) {
    super(
        Category.USER,
        "Invalid contracts: "
            + problems.size()
            + (problems.size() == 1 ? " problem" : " problems")
            + problems.stream().map(problem -> "\n  " + problem).collect(joining()));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
