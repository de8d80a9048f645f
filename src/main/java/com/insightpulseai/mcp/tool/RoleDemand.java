package com.insightpulseai.mcp.tool;

import java.util.Optional;

/**
 * An input that may ask for more than everyone who may call the tool is allowed. The call is then denied before it is
 * counted or anything is done, as it is to a caller below the tool's own role.
 */
public interface RoleDemand {

    /**
     * Empty where the tool's own role is enough. May be asked of an input that breaks the tool's rules, so a text's length is
     * checked before it is read.
     */
    Optional<RequiredRole> requiredRole();
}
