package com.insightpulseai.mcp.scanner.github.publish;

/** A request to GitHub's API that did not succeed, after all tries. */
final class ApiException extends PublishException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean mayHaveHappened;

    /**
     * @param status of the response; 0 without one
     * @param mayHaveHappened whether the server may have done what was asked for nevertheless
     */
    ApiException(int status, boolean mayHaveHappened, String message) {
        super(message);
        this.status = status;
        this.mayHaveHappened = mayHaveHappened;
    }

    boolean isNotFound() {
        return status == 404 || status == 410;
    }

    boolean mayHaveHappened() {
        return mayHaveHappened;
    }
}
