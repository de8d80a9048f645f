package com.insightpulseai.mcp.functions.ops.read;

import java.util.UUID;

import com.insightpulseai.mcp.access.OpsRole;

/**
 * Tells the planner which rows row level security will show, so that it can use an index, which the policy "own or
 * administrator" has none for. A hint changes no result: the policy has the last word.
 *
 * @param reader the reader's id, the first parameter of a statement that has a hint
 * @param all whether the reader is taken for an administrator
 */
public record ReadHint(UUID reader, boolean all) {

    /**
     * Returns a condition on a column of callers. It has the parameter {@code $1}, which is the reader. For an administrator it
     * is evaluated once and before any row is read: the role may have been lowered since the token was issued, and without the
     * condition such a reader would wait for a look at every row.
     *
     * @param column such as {@code e.caller_id}
     */
    public String condition(String column) {
        return all ? "($1::uuid is not null and (select ops.effective_role()) = 'ops_admin')" : column + " = $1::uuid";
    }

    /** Returns true if a reader of this role sees other rows than the hint says. */
    boolean isTooWideFor(OpsRole role) {
        return all && role != OpsRole.ADMIN;
    }
}
