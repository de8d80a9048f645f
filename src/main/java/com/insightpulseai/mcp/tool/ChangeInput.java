package com.insightpulseai.mcp.tool;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An input that may ask for more than a caller may whose token is of a change that is not merged: of a pull request, or of a
 * merge queue. Such a token is to write about its own pull request alone, and not about what a branch has.
 */
public interface ChangeInput {

    /**
     * Asked of a valid input only.
     *
     * @param pullRequest number of the pull request that the token is of; empty where the token names none
     * @return why the call is refused, as a sentence; empty where the input stays within the change
     */
    Optional<String> beyondChange(OptionalInt pullRequest);
}
