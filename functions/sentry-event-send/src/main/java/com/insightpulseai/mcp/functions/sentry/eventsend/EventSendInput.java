package com.insightpulseai.mcp.functions.sentry.eventsend;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.sentry.intake.OutgoingEvent;

/**
 * What happened. Sentry cuts or drops what is longer than it likes without a word, so the bounds here are its own.
 *
 * @see <a href="https://develop.sentry.dev/sdk/foundations/transport/event-payloads/">Sentry: event payloads</a>
 */
@OfAcceptedSize
public record EventSendInput(
        @JsonPropertyDescription(MESSAGE) @NotBlank @Size(max = 8_192) String message,
        @JsonPropertyDescription(LEVEL) @Pattern(regexp = LEVELS, message = LEVELS_MESSAGE) String level,
        @JsonPropertyDescription(PLATFORM) @Pattern(regexp = PLATFORMS, message = PLATFORMS_MESSAGE) String platform,
        @JsonPropertyDescription(ENVIRONMENT) Optional<@Pattern(regexp = ENVIRONMENTS, message = NO_NAME) String> environment,
        @JsonPropertyDescription(RELEASE) Optional<@Pattern(regexp = RELEASES, message = NO_RELEASE) String> release,
        @JsonPropertyDescription(LOGGER) Optional<@OneLine String> logger,
        @JsonPropertyDescription(SERVER) Optional<@OneLine String> serverName,
        @JsonPropertyDescription(TRANSACTION) Optional<@OneLine String> transaction,
        @JsonPropertyDescription(FINGERPRINT) @Size(max = 10) List<@NotNull @OneLine String> fingerprint,
        @JsonPropertyDescription(TAGS) @Size(max = 50) Map<@TagName String, @NotNull @OneLine String> tags,
        @JsonPropertyDescription(EXTRA) @Size(max = 50) Map<@OneLine String, @NotNull @Size(max = 16_384) String> extra) {

    private static final String MESSAGE = "Text of the event, 1 to 8,192 characters; the first line is the title of the issue";
    private static final String LEVEL = "fatal, error (unless given), warning, info or debug";
    private static final String PLATFORM = "Platform in Sentry's words, such as java, node, python, go, php, ruby, "
            + "csharp or native; other unless given";
    private static final String ENVIRONMENT = "Environment, such as production; at most 64 characters, no blanks or /";
    private static final String RELEASE = "Version, such as shop@1.2.0, at most 200 characters without / and \\";
    private static final String LOGGER = "Component that reports the event, at most 200 characters";
    private static final String SERVER = "Host name of the machine, at most 200 characters";
    private static final String TRANSACTION = "Operation that was under way, such as a job's or a route's name, at most 200 "
            + "characters";
    private static final String FINGERPRINT = "Texts by which events are grouped into one issue, at most 10 texts of 200 "
            + "characters; the message unless given";
    private static final String TAGS = "Texts to search by, at most 50: names of 1 to 32 letters, digits, '_', '.', ':' and "
            + "'-', values of 1 to 200 characters in one line";
    private static final String EXTRA = "Further texts that are shown with the event, at most 50 of 16,384 characters; the "
            + "event is at most 1 MiB altogether";

    private static final String LEVELS = "fatal|error|warning|info|debug";
    private static final String LEVELS_MESSAGE = "must be fatal, error, warning, info or debug";
    private static final String PLATFORMS = "as3|c|cfml|cocoa|csharp|elixir|go|groovy|haskell|java|javascript|native|node|objc|"
            + "other|perl|php|python|ruby";
    private static final String PLATFORMS_MESSAGE = "must be as3, c, cfml, cocoa, csharp, elixir, go, groovy, haskell, java, "
            + "javascript, native, node, objc, other, perl, php, python or ruby";
    private static final String ENVIRONMENTS = "(?!(?i:none)$)[^\\p{Cntrl}\\s/]{1,64}";
    private static final String NO_NAME = "must be 1 to 64 characters without blanks and /, and not None";
    private static final String RELEASES = "(?!\\.{1,2}$)(?! )[^\\p{Cntrl}/\\\\]{1,200}(?<! )";
    private static final String NO_RELEASE = "must be 1 to 200 characters in one line, without / and \\\\, no blank at "
            + "either end, and not dots alone";

    private static final String DEFAULT_LEVEL = "error";
    private static final String DEFAULT_PLATFORM = "other";

    public EventSendInput {
        level = level == null ? DEFAULT_LEVEL : level;
        platform = platform == null ? DEFAULT_PLATFORM : platform;
        environment = environment == null ? Optional.empty() : environment;
        release = release == null ? Optional.empty() : release;
        logger = logger == null ? Optional.empty() : logger;
        serverName = serverName == null ? Optional.empty() : serverName;
        transaction = transaction == null ? Optional.empty() : transaction;
        // A null element is for the validation to refuse, which copying would forestall.
        fingerprint = fingerprint == null ? List.of() : fingerprint;
        tags = tags == null ? Map.of() : tags;
        extra = extra == null ? Map.of() : extra;
    }

    /** Only for a validated input. */
    @JsonIgnore
    OutgoingEvent event() {
        return new OutgoingEvent(message, level, platform, environment, release, logger, serverName, transaction, fingerprint,
                tags, extra);
    }
}
