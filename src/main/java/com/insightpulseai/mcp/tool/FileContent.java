package com.insightpulseai.mcp.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a text that is the content of a file: the audit keeps the file's size and SHA-256 in place of the text. A text that may
 * be encoded is a field of an {@link EncodedFile}, and its only one of this kind.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT })
public @interface FileContent {
}
