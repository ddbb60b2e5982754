package dev.rolewatch.account.rest.imports;

/** A file has rows with errors, so that nothing of it is registered. */
final class RowsRefusedException extends RuntimeException {
    private final transient ImportView.Refused problem;

    RowsRefusedException(ImportView.Refused problem) {
        super(problem.detail());
        this.problem = problem;
    }

    ImportView.Refused problem() {
        return problem;
    }
}
