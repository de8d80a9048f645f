package com.insightpulseai.mcp.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * Puts a method on the governed path. The method takes one input record and returns a {@code Uni} of its output record;
 * around it run, from the outside in: audit, role check, hostname validation. Nothing of the tool runs before its audit
 * row is committed.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface ProviderTool {

    /** The tool, as {@code provider/tool}; its policy is the entry of that name in {@code provider-config.yaml}. */
    @Nonbinding
    String value();
}
