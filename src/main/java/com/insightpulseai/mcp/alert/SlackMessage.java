package com.insightpulseai.mcp.alert;

import java.time.temporal.ChronoUnit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * An alert in the form that Slack's incoming webhooks take, and those of Mattermost, Rocket.Chat and others.
 *
 * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">Slack: incoming webhooks</a>
 * @see <a href="https://docs.slack.dev/reference/messaging/attachments">Slack: attachments</a>
 */
final class SlackMessage {

    private SlackMessage() {
    }

    static JsonObject of(Alert alert) {
        return new JsonObject()
                .put("text", "*" + escaped(alert.title()) + "*")
                .put("attachments", new JsonArray().add(new JsonObject()
                        .put("color", color(alert))
                        .put("fallback", escaped(alert.message()))
                        .put("text", escaped(alert.message()))
                        .put("fields", new JsonArray()
                                .add(field("Severity", alert.closedAt().isPresent() ? "closed" : alert.severity()))
                                .add(field("Since", alert.openedAt().truncatedTo(ChronoUnit.SECONDS).toString())))
                        .put("footer", "Alert " + alert.id())));
    }

    private static JsonObject field(String title, String value) {
        return new JsonObject().put("title", title).put("value", value).put("short", true);
    }

    private static String color(Alert alert) {
        if (alert.closedAt().isPresent()) {
            return "good";
        }
        return alert.severity().equals("critical") ? "danger" : "warning";
    }

    /** The three characters that mean something to Slack: unescaped, a text could call everybody or hide a link. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
