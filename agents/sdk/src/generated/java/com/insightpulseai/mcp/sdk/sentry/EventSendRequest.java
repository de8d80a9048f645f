// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Input of {@code sentry/event.send}, which reports an event.
 *
 * @param message Text of the event, 1 to 8,192 characters; the first line is the title of the issue
 * @param level fatal, error (unless given), warning, info or debug
 * @param platform Platform in Sentry's words, such as java, node, python, go, php, ruby, csharp or native; other unless
 *        given
 * @param environment Environment, such as production; at most 64 characters, no blanks or /
 * @param release Version, such as shop&#64;1.2.0, at most 200 characters without / and &#92;
 * @param logger Component that reports the event, at most 200 characters
 * @param serverName Host name of the machine, at most 200 characters
 * @param transaction Operation that was under way, such as a job's or a route's name, at most 200 characters
 * @param fingerprint Texts by which events are grouped into one issue, at most 10 texts of 200 characters; the message
 *        unless given
 * @param tags Texts to search by, at most 50: names of 1 to 32 letters, digits, '_', '.', ':' and '-', values of 1 to
 *        200 characters in one line
 * @param extra Further texts that are shown with the event, at most 50 of 16,384 characters; the event is at most 1 MiB
 *        altogether
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record EventSendRequest(
        @JsonProperty(value = "message", required = true) String message,
        @JsonProperty(value = "level") Optional<Level> level,
        @JsonProperty(value = "platform") Optional<Platform> platform,
        @JsonProperty(value = "environment") Optional<String> environment,
        @JsonProperty(value = "release") Optional<String> release,
        @JsonProperty(value = "logger") Optional<String> logger,
        @JsonProperty(value = "server_name") Optional<String> serverName,
        @JsonProperty(value = "transaction") Optional<String> transaction,
        @JsonProperty(value = "fingerprint") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> fingerprint,
        @JsonProperty(value = "tags") @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> tags,
        @JsonProperty(value = "extra") @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> extra) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public EventSendRequest {
        Objects.requireNonNull(message, "message");
        level = level == null ? Optional.empty() : level;
        platform = platform == null ? Optional.empty() : platform;
        environment = environment == null ? Optional.empty() : environment;
        release = release == null ? Optional.empty() : release;
        logger = logger == null ? Optional.empty() : logger;
        serverName = serverName == null ? Optional.empty() : serverName;
        transaction = transaction == null ? Optional.empty() : transaction;
        fingerprint = fingerprint == null ? List.of() : List.copyOf(fingerprint);
        tags = tags == null ? Map.of() : Map.copyOf(tags);
        extra = extra == null ? Map.of() : Map.copyOf(extra);
    }

    /** Starts a builder with the required fields. */
    public static NeedsMessage builder() {
        return new Builder();
    }

    /**
     * Fatal, error (unless given), warning, info or debug.
     */
    public enum Level {
        /** {@code fatal}. */
        FATAL("fatal"),
        /** {@code error}. */
        ERROR("error"),
        /** {@code warning}. */
        WARNING("warning"),
        /** {@code info}. */
        INFO("info"),
        /** {@code debug}. */
        DEBUG("debug");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent. */
        @JsonValue
        public String word() {
            return word;
        }
    }

    /**
     * Platform in Sentry's words, such as java, node, python, go, php, ruby, csharp or native; other unless given.
     */
    public enum Platform {
        /** {@code as3}. */
        AS3("as3"),
        /** {@code c}. */
        C("c"),
        /** {@code cfml}. */
        CFML("cfml"),
        /** {@code cocoa}. */
        COCOA("cocoa"),
        /** {@code csharp}. */
        CSHARP("csharp"),
        /** {@code elixir}. */
        ELIXIR("elixir"),
        /** {@code go}. */
        GO("go"),
        /** {@code groovy}. */
        GROOVY("groovy"),
        /** {@code haskell}. */
        HASKELL("haskell"),
        /** {@code java}. */
        JAVA("java"),
        /** {@code javascript}. */
        JAVASCRIPT("javascript"),
        /** {@code native}. */
        NATIVE("native"),
        /** {@code node}. */
        NODE("node"),
        /** {@code objc}. */
        OBJC("objc"),
        /** {@code other}. */
        OTHER("other"),
        /** {@code perl}. */
        PERL("perl"),
        /** {@code php}. */
        PHP("php"),
        /** {@code python}. */
        PYTHON("python"),
        /** {@code ruby}. */
        RUBY("ruby");

        private final String word;

        Platform(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent. */
        @JsonValue
        public String word() {
            return word;
        }
    }

    /** Sets the required field {@code message}. */
    public interface NeedsMessage {

        /**
         * Text of the event, 1 to 8,192 characters; the first line is the title of the issue.
         */
        Builder message(String message);
    }

    /** Sets optional fields and builds the input. */
    public static final class Builder implements NeedsMessage {

        private String message;
        private Optional<Level> level = Optional.empty();
        private Optional<Platform> platform = Optional.empty();
        private Optional<String> environment = Optional.empty();
        private Optional<String> release = Optional.empty();
        private Optional<String> logger = Optional.empty();
        private Optional<String> serverName = Optional.empty();
        private Optional<String> transaction = Optional.empty();
        private List<String> fingerprint = List.of();
        private Map<String, String> tags = Map.of();
        private Map<String, String> extra = Map.of();

        private Builder() {
        }

        @Override
        public Builder message(String message) {
            this.message = Objects.requireNonNull(message, "message");
            return this;
        }

        /**
         * Fatal, error (unless given), warning, info or debug.
         */
        public Builder level(Level level) {
            this.level = Optional.of(level);
            return this;
        }

        /**
         * Platform in Sentry's words, such as java, node, python, go, php, ruby, csharp or native; other unless given.
         */
        public Builder platform(Platform platform) {
            this.platform = Optional.of(platform);
            return this;
        }

        /**
         * Environment, such as production; at most 64 characters, no blanks or /.
         */
        public Builder environment(String environment) {
            this.environment = Optional.of(environment);
            return this;
        }

        /**
         * Version, such as shop&#64;1.2.0, at most 200 characters without / and &#92;.
         */
        public Builder release(String release) {
            this.release = Optional.of(release);
            return this;
        }

        /**
         * Component that reports the event, at most 200 characters.
         */
        public Builder logger(String logger) {
            this.logger = Optional.of(logger);
            return this;
        }

        /**
         * Host name of the machine, at most 200 characters.
         */
        public Builder serverName(String serverName) {
            this.serverName = Optional.of(serverName);
            return this;
        }

        /**
         * Operation that was under way, such as a job's or a route's name, at most 200 characters.
         */
        public Builder transaction(String transaction) {
            this.transaction = Optional.of(transaction);
            return this;
        }

        /**
         * Texts by which events are grouped into one issue, at most 10 texts of 200 characters; the message unless given.
         */
        public Builder fingerprint(List<String> fingerprint) {
            this.fingerprint = List.copyOf(fingerprint);
            return this;
        }

        /**
         * Texts to search by, at most 50: names of 1 to 32 letters, digits, '_', '.', ':' and '-', values of 1 to 200
         * characters in one line.
         */
        public Builder tags(Map<String, String> tags) {
            this.tags = Map.copyOf(tags);
            return this;
        }

        /**
         * Further texts that are shown with the event, at most 50 of 16,384 characters; the event is at most 1 MiB
         * altogether.
         */
        public Builder extra(Map<String, String> extra) {
            this.extra = Map.copyOf(extra);
            return this;
        }

        /** Returns the input. The server checks its rules. */
        public EventSendRequest build() {
            return new EventSendRequest(
                    message,
                    level,
                    platform,
                    environment,
                    release,
                    logger,
                    serverName,
                    transaction,
                    fingerprint,
                    tags,
                    extra);
        }
    }
}
