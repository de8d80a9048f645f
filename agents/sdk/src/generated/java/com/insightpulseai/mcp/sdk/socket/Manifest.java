// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Part of {@code socket/scan.repo}.
 *
 * @param path Path in the repository, relative, with /, 1 to 512 characters
 * @param content Content of the file, as encoding says; 16 MiB at most, all of them 32 MiB together, decoded
 * @param encoding utf-8, unless given, base64, or gzip for the base64 of the gzipped file
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Manifest(
        @JsonProperty(value = "path", required = true) String path,
        @JsonProperty(value = "content", required = true) String content,
        @JsonProperty(value = "encoding") Optional<Encoding> encoding) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public Manifest {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(content, "content");
        encoding = encoding == null ? Optional.empty() : encoding;
    }

    /** Starts a builder with the required fields. */
    public static NeedsPath builder() {
        return new Builder();
    }

    /**
     * Utf-8, unless given, base64, or gzip for the base64 of the gzipped file.
     */
    public enum Encoding {
        /** {@code utf-8}. */
        UTF_8("utf-8"),
        /** {@code base64}. */
        BASE64("base64"),
        /** {@code gzip}. */
        GZIP("gzip");

        private final String word;

        Encoding(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent. */
        @JsonValue
        public String word() {
            return word;
        }
    }

    /** Sets the required field {@code path}. */
    public interface NeedsPath {

        /**
         * Path in the repository, relative, with /, 1 to 512 characters.
         */
        NeedsContent path(String path);
    }

    /** Sets the required field {@code content}. */
    public interface NeedsContent {

        /**
         * Content of the file, as encoding says; 16 MiB at most, all of them 32 MiB together, decoded.
         */
        Builder content(String content);
    }

    /** Sets optional fields and builds the input. */
    public static final class Builder implements NeedsPath, NeedsContent {

        private String path;
        private String content;
        private Optional<Encoding> encoding = Optional.empty();

        private Builder() {
        }

        @Override
        public NeedsContent path(String path) {
            this.path = Objects.requireNonNull(path, "path");
            return this;
        }

        @Override
        public Builder content(String content) {
            this.content = Objects.requireNonNull(content, "content");
            return this;
        }

        /**
         * Utf-8, unless given, base64, or gzip for the base64 of the gzipped file.
         */
        public Builder encoding(Encoding encoding) {
            this.encoding = Optional.of(encoding);
            return this;
        }

        /** Returns the input. The server checks its rules. */
        public Manifest build() {
            return new Manifest(
                    path,
                    content,
                    encoding);
        }
    }
}
