package com.insightpulseai.mcp.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what says something about a person: the audit, which cannot be erased, keeps no more than its presence.
 * A value that may be missing is an {@code Optional}, so that the audit tells that too.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT })
public @interface PersonalData {
}
