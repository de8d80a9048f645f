package com.insightpulseai.mcp.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the body of a webhook looks like. */
enum WebhookFormat {

    /**
     * The payload that Standard Webhooks recommend.
     *
     * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
     *      Webhooks</a>
     */
    GENERIC {
        @Override
        String body(Delivery delivery) {
            return delivery.alert().toJson(delivery.type(), delivery.createdAt()).encode();
        }
    },

    /** An incoming webhook of Slack, or of what understands the same. */
    SLACK {
        @Override
        String body(Delivery delivery) {
            return SlackMessage.of(delivery.alert()).encode();
        }
    };

    abstract String body(Delivery delivery);

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<WebhookFormat> named(String wireName) {
        return Arrays.stream(values()).filter(format -> format.wireName().equals(wireName)).findFirst();
    }

    static String wireNames() {
        return Arrays.stream(values()).map(WebhookFormat::wireName).collect(Collectors.joining(" or "));
    }
}
